package dev.drawbridge.permissions.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What arrives on a subject. A refused subscription stays silent: ask {@link #outcome()} first. */
public final class ProbeSubscription implements AutoCloseable {

    private final ProbeConnection connection;
    private final String sid;
    private final Outcome outcome;
    private final BlockingQueue<Message> arrived;

    ProbeSubscription(ProbeConnection connection, String sid, Outcome outcome, BlockingQueue<Message> arrived) {
        this.connection = connection;
        this.sid = sid;
        this.outcome = outcome;
        this.arrived = arrived;
    }

    static BlockingQueue<Message> newQueue() {
        return new LinkedBlockingQueue<>();
    }

    /** Whether the server let this subscription be. */
    public Outcome outcome() {
        return outcome;
    }

    /** The next message, waiting for it up to {@code timeout}; empty when none came. */
    public Optional<Message> next(Duration timeout) {
        return next(message -> true, timeout);
    }

    /** The next message that fits, dropping those before it, waiting up to {@code timeout}; empty when none came. */
    public Optional<Message> next(Predicate<Message> fits, Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        try {
            while (true) {
                Message message = arrived.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (message == null) {
                    connection.requireAlive();
                    return Optional.empty();
                }
                if (fits.test(message)) {
                    return Optional.of(message);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProbeEnvironmentException("interrupted while waiting for a message", e);
        }
    }

    /** All that the server had for this subscription up to now, after a round trip that brings in what is on the way. */
    public List<Message> drain() {
        connection.flush();
        List<Message> all = new ArrayList<>();
        arrived.drainTo(all);
        return all;
    }

    @Override
    public void close() {
        connection.unsubscribe(sid);
    }
}
