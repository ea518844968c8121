package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.contract.Contract;
import dev.drawbridge.harness.http.Answer;
import dev.drawbridge.harness.http.AppClient;
import dev.drawbridge.harness.postgres.DatabaseOutage;
import dev.drawbridge.harness.postgres.WriteHold;
import dev.drawbridge.harness.process.ManagedProcess;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One app. What needs a hold on its process throws {@link dev.drawbridge.harness.MissingControlException} where somebody
 * else started it.
 */
public final class AppUnderTest {

    /** For an app that was waited for in vain before. */
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private static final Duration STOP = Duration.ofSeconds(15);

    private final String name;
    private final DatabaseControl database;
    private final Contract contract;
    private final AppProgram program;
    private final Runnable mayWrite;
    private final Lock askingWhetherReady = new ReentrantLock();
    private final Lock askingWhetherThere = new ReentrantLock();
    private @Nullable Object givenUp;

    /**
     * @param database what may be done to the app's database
     * @param contract in whose names it speaks
     * @param mayWrite asked before it is told to change something
     */
    AppUnderTest(String name, DatabaseControl database, Contract contract, AppProgram program, Runnable mayWrite) {
        this.name = name;
        this.database = database;
        this.contract = contract;
        this.program = program;
        this.mayWrite = mayWrite;
    }

    public String name() {
        return name;
    }

    /** The environment that the process was handed. Holds secrets: never print it. */
    public Map<String, String> environment() {
        return program.environment();
    }

    /** A client of this app, wherever it listens when a call is made. */
    public AppClient client() {
        return new AppClient(name, this::address, contract, mayWrite);
    }

    /** The app's address; known once its port is. */
    public URI address() {
        return program.address();
    }

    /** Starts the process, on the port it had before if it had one; does not wait for it to be ready. */
    public synchronized void start() {
        program.start();
    }

    /** Starts the process if it was never started. */
    synchronized void startUnlessStarted() {
        if (!program.wasStarted()) {
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
        return program.isRunning();
    }

    /** The running or last process, for its log. */
    public ManagedProcess process() {
        return program.process();
    }

    /**
     * Waits until its health answers 200.
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
            await(what, enough, program.incarnation() == givenUp ? AGAIN : program.patience());
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
                    .failFast(name + " ended", program::hasEnded)
                    .ignoreException(EnvironmentException.class)
                    .until(() -> {
                        last[0] = client().health();
                        return enough.test(last[0]);
                    });
        } catch (ConditionTimeoutException | org.awaitility.core.TerminalFailureException notYet) {
            givenUp = program.incarnation();
            throw new EnvironmentException(
                    name + " did not " + what + ": "
                            + (last[0] == null ? contract.http().health() + " never answered" : last[0].toString()),
                    name,
                    program.logTail(),
                    "look for the reason in its log",
                    notYet);
        }
    }

    /**
     * A further instance, not started: the same program with the same environment, and so with the same consumer and
     * database, at a port of its own.
     */
    AppUnderTest another(int number) {
        String other = name + "-" + number;
        return new AppUnderTest(other, database, contract, program.another(other), mayWrite);
    }

    /** Ends it, if it is this run's to end. */
    void end() {
        program.end();
    }
}
