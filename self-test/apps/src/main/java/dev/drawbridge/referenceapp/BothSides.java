package dev.drawbridge.referenceapp;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Both sides of a bridge in one process, each with a connection, a database and a web server of its own. Each is told who it
 * is by those variables that begin with its prefix, as if the others weren't there.
 */
public final class BothSides {

    private BothSides() {}

    /** Starts a side for each prefix. */
    public static void main(String[] prefixes) {
        Arrays.stream(prefixes).forEach(BothSides::start);
    }

    private static void start(String prefix) {
        Map<String, String> told = System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(prefix))
                .collect(Collectors.toMap(
                        variable -> variable.getKey().substring(prefix.length()), Map.Entry::getValue));
        InSharedProcess.application(told).run();
    }
}
