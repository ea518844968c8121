package dev.drawbridge.harness.nats;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.process.LiveLog;
import dev.drawbridge.harness.process.ManagedProcess;
import dev.drawbridge.harness.process.ProcessSpec;
import dev.drawbridge.harness.workspace.Workspace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A server as a process. */
final class BinaryNatsServer implements NatsServer {
    private static final String HOST = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ANY_PORT = -1;

    private final ServerBinary binary;
    private final Workspace workspace;
    private final String name;
    private final ConfigurationFile configuration;
    private final List<String> arguments;
    private final LiveLog log;
    private int port;
    private int monitoringPort;
    private @Nullable ManagedProcess process;

    private BinaryNatsServer(
            ServerBinary binary,
            Workspace workspace,
            String name,
            ConfigurationFile configuration,
            NatsOptions options) {
        this.binary = binary;
        this.workspace = workspace;
        this.name = name;
        this.configuration = configuration;
        this.log = new LiveLog(workspace.folder("logs").resolve(name + ".log"));
        this.port = options.port() != null ? options.port() : ANY_PORT;
        this.monitoringPort = options.monitoringPort() != null ? options.monitoringPort() : ANY_PORT;
        this.arguments = new ArrayList<>(
                List.of("-P", workspace.folder(name).resolve("nats-server.pid").toString()));
        arguments.addAll(options.arguments());
    }

    static BinaryNatsServer start(
            ServerBinary binary, Workspace workspace, String name, String text, NatsOptions options) {
        Path store = options.store() != null ? options.store() : workspace.folder(name + "/store");
        ConfigurationFile file = new ConfigurationFile(workspace.folder(name).resolve("nats.conf"), store.toString());
        file.write(text);
        BinaryNatsServer server = new BinaryNatsServer(binary, workspace, name, file, options);
        server.launch();
        return server;
    }

    private synchronized void launch() {
        List<String> command = new ArrayList<>(
                List.of(binary.path().toString(), "-c", configuration.path().toString()));
        command.addAll(List.of("-a", HOST, "-p", Integer.toString(port), "-m", Integer.toString(monitoringPort)));
        command.addAll(arguments);
        int from = log.position();
        ManagedProcess started = ManagedProcess.start(workspace, ProcessSpec.of(name, command), log);
        process = started;
        // The server picks the free ports itself and says which: nobody can take them between choosing and binding.
        if (log.await(from, ServerLines::ready, PATIENCE).isEmpty()) {
            EnvironmentException failure = started.failure(
                    "nats-server " + binary.version() + " did not become ready",
                    "read its log; the configuration is " + configuration.path());
            started.kill();
            throw failure;
        }
        List<String> said = log.linesFrom(from);
        port = ServerLines.clientPort(said).orElse(port);
        monitoringPort = ServerLines.monitoringPort(said).orElse(monitoringPort);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String url() {
        return "nats://" + HOST + ":" + port();
    }

    @Override
    public String host() {
        return HOST;
    }

    @Override
    public synchronized int port() {
        return port;
    }

    @Override
    public synchronized URI monitoringUrl() {
        return URI.create("http://" + HOST + ":" + monitoringPort);
    }

    @Override
    public ServerVersion version() {
        return binary.version();
    }

    @Override
    public LiveLog log() {
        return log;
    }

    @Override
    public synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    @Override
    public String awaitLog(int position, Predicate<String> wanted, Duration patience) {
        return log.await(position, wanted, patience)
                .orElseThrow(() -> running()
                        .failure(
                                name + " did not log within " + patience.toMillis() + " ms what was awaited",
                                "read the log: " + log.file()));
    }

    @Override
    public void reload(String text) {
        configuration.write(text);
        int from = log.position();
        running().signal("HUP");
        String answer = awaitLog(from, ServerLines::reloadAnswer, PATIENCE);
        if (!ServerLines.reloaded(answer)) {
            throw new EnvironmentException(
                    name + " refuses the new configuration and keeps the old one",
                    configuration.path().toString(),
                    List.of(answer),
                    "correct the configuration as the server says",
                    null);
        }
    }

    @Override
    public synchronized void stop() {
        if (process != null) {
            process.close();
        }
    }

    @Override
    public synchronized void kill() {
        running().kill();
    }

    @Override
    public synchronized void restart() {
        stop();
        launch();
    }

    @Override
    public void pause() {
        running().pause();
    }

    @Override
    public void resume() {
        running().resume();
    }

    @Override
    public void close() {
        stop();
    }

    private synchronized ManagedProcess running() {
        if (process == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return process;
    }
}
