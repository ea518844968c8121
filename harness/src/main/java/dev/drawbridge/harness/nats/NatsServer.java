package dev.drawbridge.harness.nats;

import dev.drawbridge.harness.process.LiveLog;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * A running server: what a scenario may do to it. One of the run's own obeys; of somebody else's, what needs a hold on it
 * throws {@link dev.drawbridge.harness.MissingControlException}.
 */
public interface NatsServer extends AutoCloseable {
    /** So many lines tell why something broke. */
    int TAIL = 30;

    String name();

    /** {@code nats://127.0.0.1:<port>}, without user information. */
    String url();

    String host();

    /** The port for clients; a restart keeps it. */
    int port();

    /** {@code http://127.0.0.1:<port>}. */
    URI monitoringUrl();

    ServerVersion version();

    /** What the server says, across restarts; permission violations stand here with user and subject. */
    LiveLog log();

    /** The end of it, for messages about what broke; empty where it can't be read. */
    default List<String> logTail() {
        return log().tail(TAIL);
    }

    boolean isRunning();

    /**
     * Waits for a line of the log from this position on.
     *
     * @throws dev.drawbridge.harness.EnvironmentException when the patience or the server ends first
     */
    String awaitLog(int position, Predicate<String> wanted, Duration patience);

    /**
     * Puts another configuration in force without breaking connections, and returns when the server has said so.
     *
     * @throws dev.drawbridge.harness.EnvironmentException when the server refuses it; the old one then stays in force
     */
    void reload(String configuration);

    /** Ends it politely; the store stays. */
    void stop();

    /** Ends it at once, as a crash does; the store stays. */
    void kill();

    /** Starts it again (ending it first when it runs) on the same ports with the same store and configuration. */
    void restart();

    /** Freezes it: connections stay open, nothing answers. */
    void pause();

    /** Lets it go on after {@link #pause()}. */
    void resume();

    /** Stops it. */
    @Override
    void close();
}
