package dev.drawbridge.operations;

/**
 * Something that was asked for and won't be done: no such message, not a dead letter, nobody to connect as.
 *
 * <p>A wrong use (exit status 2), told to the reader with what to do instead; never a secret in it.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param what a sentence without its full stop */
    public Refusal(String what, String remedy) {
        super(what + ".\n  what to do: " + remedy);
    }
}
