package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.process.ManagedProcess;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An app as something that runs: a process of this run's, or one that somebody else started, of which no more is known
 * than its address.
 */
interface AppProgram {

    /** Where it answers. */
    URI address();

    /** Starts it, where it was; does nothing while it runs. */
    void start();

    /** Whether it was started, by whomever; true where nobody here ever will. */
    boolean wasStarted();

    /** Whether it runs, as far as anybody here can know. */
    boolean isRunning();

    /** Whether it was seen to end. */
    boolean hasEnded();

    /**
     * The running or last process.
     *
     * @throws dev.drawbridge.harness.MissingControlException where somebody else started it
     */
    ManagedProcess process();

    /** What is another one after each start, to tell those that were waited for in vain. */
    Object incarnation();

    /**
     * The environment that the process is handed.
     *
     * @throws dev.drawbridge.harness.MissingControlException where somebody else started it
     */
    Map<String, String> environment();

    /** The end of its log, for messages; empty where nobody here reads it. */
    List<String> logTail();

    /** How long it may take to become ready. */
    Duration patience();

    /**
     * The same program once more, not started, with the same environment, at a port of its own.
     *
     * @throws dev.drawbridge.harness.MissingControlException where somebody else started it
     */
    AppProgram another(String name);

    /** Ends it, if it is this run's to end. */
    void end();
}
