package dev.drawbridge.permissions.probe;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.selftest.ServerBinaries;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real nats-server on a random port, with a given configuration. */
final class ServerProcess implements AutoCloseable {

    private static final Pattern LISTENING =
            Pattern.compile("Listening for client connections on 127\\.0\\.0\\.1:(\\d+)");

    /** Enough to tell what a server was about when something went wrong. */
    private static final int LAST_WORDS = 60;

    private final Process process;
    private final Deque<String> log;
    private final int port;

    private ServerProcess(Process process, Deque<String> log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Ready for clients when this returns. */
    static ServerProcess start(Requirement which, String conf, Path directory) {
        try {
            Files.createDirectories(directory);
            return start(which, Files.writeString(directory.resolve("nats.conf"), conf), directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #start(Requirement, String, Path)}, with a configuration that stays where it is. */
    static ServerProcess start(Requirement which, Path conf, Path directory) {
        try {
            Process process = new ProcessBuilder(
                            ServerBinaries.of(which).toString(),
                            "-c",
                            conf.toString(),
                            "-a",
                            "127.0.0.1",
                            "-p",
                            "-1",
                            "-js",
                            "-sd",
                            directory.resolve("store").toString())
                    .redirectErrorStream(true)
                    .start();
            Deque<String> log = new ConcurrentLinkedDeque<>();
            return new ServerProcess(process, log, untilReady(process, log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int untilReady(Process process, Deque<String> log) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        int port = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            log.add(line);
            Matcher matcher = LISTENING.matcher(line);
            port = matcher.find() ? Integer.parseInt(matcher.group(1)) : port;
            if (line.contains("Server is ready")) {
                Thread drain = new Thread(() -> drain(reader, log), "nats-server-log");
                drain.setDaemon(true);
                drain.start();
                return port;
            }
        }
        throw new IOException("nats-server did not start: " + String.join("\n", log));
    }

    /** So that the server never waits for a reader of its log. */
    private static void drain(BufferedReader reader, Deque<String> log) {
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                log.add(line);
                if (log.size() > LAST_WORDS) {
                    log.remove();
                }
            }
        } catch (IOException ended) {
            // The stream closes under its reader when the server ends, and there is nothing left to drain.
        }
    }

    /** The end of its log, and whether it still runs. */
    String lastWords() {
        return (process.isAlive() ? "it runs" : "it ended with " + process.exitValue()) + "\n" + String.join("\n", log);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
