package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.process.LoopbackPorts;
import dev.drawbridge.harness.process.ManagedProcess;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An app as a process that this run starts, and may stop and start again at the same address. */
final class StartedApp implements AppProgram {

    private static final Duration START = Duration.ofSeconds(90);
    private static final int TAIL = 30;
    private static final Pattern PORT_TAKEN = Pattern.compile(
            "address (is )?(already )?in use|EADDRINUSE|port \\d+ (is|was) already in use", Pattern.CASE_INSENSITIVE);

    private final String name;
    private final Supplier<Map<String, String>> environment;
    private final Launch launch;
    private final Configuration.Port chooser;
    private @Nullable ManagedProcess process;
    private int port;
    private int portsTried;

    /**
     * @param environment what the process is handed; asked for when the app is first started
     * @param launch starts the app's process
     * @param port where it is to listen, 0 for any free port
     * @param chooser who chooses which free port
     */
    StartedApp(
            String name,
            Supplier<Map<String, String>> environment,
            Launch launch,
            int port,
            Configuration.Port chooser) {
        this.name = name;
        this.environment = environment;
        this.launch = launch;
        this.port = port;
        this.chooser = chooser;
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
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        if (chooser == Configuration.Port.CHOSEN && (port == 0 || hasLostItsPort())) {
            port = LoopbackPorts.free(1).get(0);
            portsTried++;
        }
        process = launch.on(name, environment.get(), port);
    }

    /** Somebody may take a port between the choice and the use, as {@link LoopbackPorts} says. */
    private boolean hasLostItsPort() {
        return portsTried > 0
                && portsTried < LoopbackPorts.TRIES
                && process().log().lines().stream()
                        .anyMatch(line -> PORT_TAKEN.matcher(line).find());
    }

    @Override
    public boolean wasStarted() {
        return process != null;
    }

    @Override
    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** One that only found its port taken is started on another instead. */
    @Override
    public synchronized boolean hasEnded() {
        if (process().isAlive()) {
            return false;
        }
        if (hasLostItsPort()) {
            start();
            return false;
        }
        return true;
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
        return new StartedApp(other, environment, launch, 0, chooser);
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
