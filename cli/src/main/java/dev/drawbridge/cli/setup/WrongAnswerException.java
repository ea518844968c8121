package dev.drawbridge.cli.setup;

/** An answer, or a flag in its place, that nothing can be made of; the message names it and says what was expected. */
final class WrongAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongAnswerException(String message) {
        super(message);
    }
}
