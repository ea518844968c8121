package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.http.Answer;
import dev.drawbridge.harness.http.AppClient;
import dev.drawbridge.harness.postgres.DatabaseOutage;
import dev.drawbridge.harness.postgres.WriteHold;
import dev.drawbridge.harness.process.ManagedProcess;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** One app as a process that this run started, and may stop and start again at the same address. */
public final class AppUnderTest {

    private static final Duration START = Duration.ofSeconds(90);
    /** For an app that was waited for in vain before. */
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private static final Duration STOP = Duration.ofSeconds(15);

    private final String name;
    private final DatabaseControl database;
    private final Supplier<Map<String, String>> environment;
    private final Launch launch;
    private final Lock askingWhetherReady = new ReentrantLock();
    private final Lock askingWhetherThere = new ReentrantLock();
    private @Nullable ManagedProcess process;
    private @Nullable ManagedProcess givenUp;
    private int port;

    /**
     * @param database what may be done to the app's database
     * @param environment what the process is handed; asked for when the app is first started
     * @param launch starts the app's process
     * @param port where it is to listen, 0 for any free port
     */
    AppUnderTest(
            String name, DatabaseControl database, Supplier<Map<String, String>> environment, Launch launch, int port) {
        this.name = name;
        this.database = database;
        this.environment = environment;
        this.launch = launch;
        this.port = port;
    }

    public String name() {
        return name;
    }

    /** The environment that the process was handed. Holds secrets: never print it. */
    public Map<String, String> environment() {
        return Map.copyOf(environment.get());
    }

    /** A client of this app, wherever it listens when a call is made. */
    public AppClient client() {
        return new AppClient(name, this::address);
    }

    /** The app's address; known once its port is. */
    public URI address() {
        if (port == 0) {
            port = Ports.listeningPort(process());
        }
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Starts the process, on the port it had before if it had one; does not wait for it to be ready. */
    public synchronized void start() {
        if (process == null || !process.isAlive()) {
            process = launch.on(name, environment.get(), port);
        }
    }

    /** Starts the process if it was never started. */
    synchronized void startUnlessStarted() {
        if (process == null) {
            start();
        }
    }

    /** Ends the process by SIGTERM. */
    public synchronized void stop() {
        address();
        process().stop(STOP);
    }

    /**
     * Asks the process to end, by SIGTERM, and goes on at once.
     *
     * @return the process, which may still be running
     */
    public synchronized ManagedProcess terminate() {
        address();
        process().signal("TERM");
        return process();
    }

    /** Ends the process by SIGKILL. */
    public synchronized void kill() {
        address();
        process().kill();
    }

    /** Holds back every write of the app to its database, until the hold is closed. */
    public WriteHold holdWrites() {
        return database.holdWrites();
    }

    /** Takes the app's database away, until the outage is closed. */
    public DatabaseOutage takeDatabaseAway() {
        return database.takeAway();
    }

    /** Whether the process runs. */
    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** The running or last process, for its log. */
    public ManagedProcess process() {
        return Objects.requireNonNull(process, () -> name + " was never started");
    }

    /**
     * Waits until {@code /health} answers 200.
     *
     * @throws EnvironmentException when the process ends first or the time is up, with the end of its log
     */
    public void awaitReady() {
        await("become ready", answer -> answer.status() == 200, askingWhetherReady);
    }

    /**
     * Waits until {@code /health} answers at all: an app that lacks something says so there, and will never be ready.
     *
     * @throws EnvironmentException when the process ends first or the time is up, with the end of its log
     */
    public void awaitAnswer() {
        await("answer", answer -> true, askingWhetherThere);
    }

    /** One asks, the others wait for what comes of it: an app that starts has enough to do. */
    private void await(String what, Predicate<Answer> enough, Lock oneAtATime) {
        oneAtATime.lock();
        try {
            await(what, enough, process() == givenUp ? AGAIN : START);
        } finally {
            oneAtATime.unlock();
        }
    }

    private void await(String what, Predicate<Answer> enough, Duration patience) {
        Answer[] last = new Answer[1];
        try {
            Awaitility.await(name + " to " + what)
                    .pollInSameThread()
                    .atMost(patience)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(100))
                    .failFast(name + " ended", () -> !process().isAlive())
                    .ignoreException(EnvironmentException.class)
                    .until(() -> {
                        last[0] = client().get("/health");
                        return enough.test(last[0]);
                    });
        } catch (ConditionTimeoutException | org.awaitility.core.TerminalFailureException notYet) {
            givenUp = process();
            throw new EnvironmentException(
                    name + " did not " + what + ": "
                            + (last[0] == null ? "/health never answered" : last[0].toString()),
                    "the process of " + name,
                    process().log().tail(30),
                    "look for the reason in its log",
                    notYet);
        }
    }

    /**
     * A further instance, not started: the same program with the same environment, and so with the same consumer and
     * database, at a port of its own.
     */
    AppUnderTest another(int number) {
        return new AppUnderTest(name + "-" + number, database, environment, launch, 0);
    }

    /** Starts an app's process under a name, with an environment, on a port, 0 for any free one. */
    interface Launch {
        ManagedProcess on(String name, Map<String, String> environment, int port);
    }
}
