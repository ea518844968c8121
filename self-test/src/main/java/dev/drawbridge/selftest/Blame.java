package dev.drawbridge.selftest;

import java.util.regex.Pattern;

/**
 * That a run must find a requirement broken, and why.
 *
 * @param requirement its id
 * @param cause what the reason of every scenario that fails for it must contain
 */
public record Blame(String requirement, Pattern cause) {

    static Blame of(String requirement, String cause) {
        return new Blame(requirement, Pattern.compile(cause, Pattern.DOTALL));
    }
}
