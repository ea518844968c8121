package dev.drawbridge.selftest;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * That a run must find a requirement broken, and why.
 *
 * @param requirement its id
 * @param causes what is wrong: the reason of every scenario that fails for it must contain one of them, and each of them must be the
 *     reason of one
 * @param proof whether it shows that the suite notices when just this requirement is broken
 */
public record Blame(String requirement, List<Pattern> causes, boolean proof) {

    public Blame {
        causes = List.copyOf(causes);
    }

    static Blame of(String requirement, String... causes) {
        return new Blame(requirement, patterns(causes), true);
    }

    /** For a requirement that fails because a control of all does, whatever it is about itself. */
    static Blame withAllOthers(String requirement, String cause) {
        return new Blame(requirement, patterns(cause), false);
    }

    private static List<Pattern> patterns(String... causes) {
        return Stream.of(causes)
                .map(cause -> Pattern.compile(cause, Pattern.DOTALL))
                .toList();
    }
}
