package dev.drawbridge.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.provisioner.nats.NatsTarget;
import dev.drawbridge.selftest.ServerBinaries;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A real nats-server on a port and a store of its own; its binary is looked for as a run does. */
final class LiveServer implements AutoCloseable {

    static final Requirement CURRENT = Requirement.usable();
    /** A server before 2.10.23, for what such a one can't hold. */
    static final Requirement OLD = Requirement.tooOld();

    private final int port;
    private final Process process;

    private LiveServer(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    static LiveServer start(Path folder) throws IOException {
        return start(CURRENT, folder, "jetstream: enabled", freePort());
    }

    /** @param configuration nats-server configuration, without ports and store */
    static LiveServer start(Requirement which, Path folder, String configuration, int port) throws IOException {
        LiveServer server = startOnly(which, folder, configuration, port);
        Awaitility.await("nats-server on port " + port)
                .atMost(Duration.ofSeconds(20))
                .until(server::listens);
        return server;
    }

    static LiveServer startOnly(Requirement which, Path folder, String configuration, int port) throws IOException {
        Path file = Files.writeString(folder.resolve("nats.conf"), configuration + "\n");
        Process process = new ProcessBuilder(
                        ServerBinaries.of(which).toString(),
                        "-a",
                        "127.0.0.1",
                        "-p",
                        String.valueOf(port),
                        "-c",
                        file.toString(),
                        "-sd",
                        folder.resolve("store").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nats.log").toFile())
                .start();
        return new LiveServer(port, process);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean listens() {
        assertThat(process.isAlive()).as("nats-server runs").isTrue();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    String url() {
        return url(port);
    }

    static String url(int port) {
        return "nats://127.0.0.1:" + port;
    }

    NatsTarget target(@Nullable String user, @Nullable String password) {
        return NatsTarget.of(url(), user, password, null, NatsTarget.ADMIN_INBOX);
    }

    NatsTarget target() {
        return target(null, null);
    }

    Connection connect() throws IOException, InterruptedException {
        return Nats.connect(Options.builder().server(url()).build());
    }

    /** The first lines of the server's own log, for a failing test's message. */
    static List<String> log(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve("nats.log"));
    }

    /** Runs the command as a process of its own. */
    static Run run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = command(arguments);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), out);
    }

    static ProcessBuilder command(String... arguments) {
        List<String> line = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ProvisionerMain.class.getName()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(name ->
                        name.startsWith("NATS_") || name.startsWith("DRAWBRIDGE_") || name.equals("STREAM_NAME"));
        return builder;
    }

    record Run(int exitCode, String output) {}

    @Override
    public void close() {
        process.destroy();
        Awaitility.await("nats-server ends").atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive());
    }
}
