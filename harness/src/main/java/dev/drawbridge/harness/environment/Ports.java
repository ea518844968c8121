package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.process.ManagedProcess;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a process that took any free port says it listens. */
final class Ports {

    private static final Duration START = Duration.ofSeconds(90);
    private static final Pattern LISTENING = Pattern.compile("started on port\\D{0,12}(\\d{2,5})");

    private Ports() {}

    static int listeningPort(ManagedProcess process) {
        String line = process.awaitLine(text -> LISTENING.matcher(text).find(), START);
        Matcher port = LISTENING.matcher(line);
        if (!port.find()) {
            throw new IllegalStateException("line without port: " + line);
        }
        return Integer.parseInt(port.group(1));
    }
}
