package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.process.ManagedProcess;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An app as a process that this run starts, and may stop and start again at the same address. */
final class StartedApp implements AppProgram {

    private static final Duration START = Duration.ofSeconds(90);
    private static final int TAIL = 30;

    private final String name;
    private final Supplier<Map<String, String>> environment;
    private final Launch launch;
    private @Nullable ManagedProcess process;
    private int port;

    /**
     * @param environment what the process is handed; asked for when the app is first started
     * @param launch starts the app's process
     * @param port where it is to listen, 0 for any free port
     */
    StartedApp(String name, Supplier<Map<String, String>> environment, Launch launch, int port) {
        this.name = name;
        this.environment = environment;
        this.launch = launch;
        this.port = port;
    }

    /** Known once its port is. */
    @Override
    public URI address() {
        if (port == 0) {
            port = Ports.listeningPort(process());
        }
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void start() {
        if (!isRunning()) {
            process = launch.on(name, environment.get(), port);
        }
    }

    @Override
    public boolean wasStarted() {
        return process != null;
    }

    @Override
    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    @Override
    public boolean hasEnded() {
        return !process().isAlive();
    }

    @Override
    public ManagedProcess process() {
        return Objects.requireNonNull(process, () -> name + " was never started");
    }

    @Override
    public Object incarnation() {
        return process();
    }

    @Override
    public Map<String, String> environment() {
        return Map.copyOf(environment.get());
    }

    @Override
    public List<String> logTail() {
        return process().log().tail(TAIL);
    }

    @Override
    public Duration patience() {
        return START;
    }

    @Override
    public AppProgram another(String other) {
        return new StartedApp(other, environment, launch, 0);
    }

    @Override
    public void end() {
        if (isRunning()) {
            process().kill();
        }
    }

    /** Starts an app's process under a name, with an environment, on a port, 0 for any free one. */
    interface Launch {
        ManagedProcess on(String name, Map<String, String> environment, int port);
    }
}
