package dev.drawbridge.harness.nats;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The lines of a server's log that this package acts on; the words are the same from 2.9.10 to 2.15.1. */
final class ServerLines {
    private static final Pattern CLIENTS = Pattern.compile("Listening for client connections on .*:(\\d+)$");
    private static final Pattern MONITORING = Pattern.compile("Starting http monitor on .*:(\\d+)$");
    private static final Pattern REFUSED = Pattern.compile("Failed to reload server configuration|\\[ERR].*reload");
    private static final String RELOADED = "Reloaded server configuration";

    private ServerLines() {}

    static boolean ready(String line) {
        return line.endsWith("Server is ready");
    }

    static Optional<Integer> clientPort(List<String> lines) {
        return port(CLIENTS, lines);
    }

    static Optional<Integer> monitoringPort(List<String> lines) {
        return port(MONITORING, lines);
    }

    static boolean reloadAnswer(String line) {
        return reloaded(line) || REFUSED.matcher(line).find();
    }

    static boolean reloaded(String line) {
        return line.contains(RELOADED);
    }

    private static Optional<Integer> port(Pattern pattern, List<String> lines) {
        return lines.stream()
                .flatMap(line -> {
                    Matcher matcher = pattern.matcher(line);
                    return matcher.find() ? Stream.of(Integer.parseInt(matcher.group(1))) : Stream.empty();
                })
                .findFirst();
    }
}
