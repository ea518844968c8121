package dev.drawbridge.permissions.probe;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.permissions.Credentials;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.NatsConf;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.SecretForm;
import dev.drawbridge.selftest.ServerBinaries;
import dev.drawbridge.topology.Topology;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real nats-server on a random port, with a rendered configuration. */
final class TestServer implements AutoCloseable {

    private static final Pattern LISTENING =
            Pattern.compile("Listening for client connections on 127\\.0\\.0\\.1:(\\d+)");

    private final Process process;
    private final int port;
    private final Topology topology;
    private final Credentials credentials;

    private TestServer(Process process, int port, Topology topology, Credentials credentials) {
        this.process = process;
        this.port = port;
        this.topology = topology;
        this.credentials = credentials;
    }

    /** With the least grants. */
    static TestServer start(Topology topology, Path directory) {
        return start(topology, LeastGrants.of(topology), directory);
    }

    /** As {@link #start(Topology, Path)}, with other grants than the least. */
    static TestServer start(Topology topology, List<PrincipalGrants> grants, Path directory) {
        Path binary = ServerBinaries.of(Requirement.usable());
        Credentials credentials = Credentials.random(topology);
        String conf = NatsConf.render(topology, grants, credentials, SecretForm.BCRYPT, NatsConf.EPHEMERAL_BCRYPT_COST);
        try {
            Files.createDirectories(directory);
            Path file = Files.writeString(directory.resolve("nats.conf"), conf);
            Process process = new ProcessBuilder(
                            binary.toString(),
                            "-c",
                            file.toString(),
                            "-a",
                            "127.0.0.1",
                            "-p",
                            "-1",
                            "-js",
                            "-sd",
                            directory.resolve("store").toString())
                    .redirectErrorStream(true)
                    .start();
            return new TestServer(process, untilReady(process), topology, credentials);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int untilReady(Process process) throws IOException {
        List<String> log = new ArrayList<>();
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        int port = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            log.add(line);
            Matcher matcher = LISTENING.matcher(line);
            port = matcher.find() ? Integer.parseInt(matcher.group(1)) : port;
            if (line.contains("Server is ready")) {
                Thread drain = new Thread(() -> drain(reader), "nats-server-log");
                drain.setDaemon(true);
                drain.start();
                return port;
            }
        }
        throw new IOException("nats-server did not start: " + String.join("\n", log));
    }

    /** So that the server never waits for a reader of its log. */
    private static void drain(BufferedReader log) {
        try {
            log.transferTo(Writer.nullWriter());
        } catch (IOException ended) {
            // The stream closes under its reader when the server ends, and there is nothing left to drain.
        }
    }

    int port() {
        return port;
    }

    Credentials credentials() {
        return credentials;
    }

    ProbeConnection as(String principal) {
        PrincipalGrants grants = LeastGrants.of(topology).stream()
                .filter(each -> each.principal().name().equals(principal))
                .findFirst()
                .orElseThrow();
        return ProbeConnection.connect("127.0.0.1", port, credentials.of(principal), grants.inboxPrefix());
    }

    /** Creates the declared streams and consumers, as the provisioner's principal with its least grants. */
    TestServer provision() {
        try (ProbeConnection admin = as("admin")) {
            topology.streams().forEach(stream -> Api.create(admin, stream));
            topology.consumers().forEach(consumer -> Api.create(admin, consumer));
        }
        return this;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
