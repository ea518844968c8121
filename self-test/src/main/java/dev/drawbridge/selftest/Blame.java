package dev.drawbridge.selftest;

import java.util.regex.Pattern;

/**
 * That a run must find a requirement broken, and why.
 *
 * @param requirement its id
 * @param cause what the reason of every scenario that fails for it must contain
 * @param proof whether it shows that the suite notices when just this requirement is broken
 */
public record Blame(String requirement, Pattern cause, boolean proof) {

    static Blame of(String requirement, String cause) {
        return new Blame(requirement, Pattern.compile(cause, Pattern.DOTALL), true);
    }

    /** For a requirement that fails because a control of all does, whatever it is about itself. */
    static Blame withAllOthers(String requirement, String cause) {
        return new Blame(requirement, Pattern.compile(cause, Pattern.DOTALL), false);
    }
}
