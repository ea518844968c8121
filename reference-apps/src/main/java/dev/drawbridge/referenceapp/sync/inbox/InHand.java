package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import io.nats.client.Message;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The messages that were received and not answered yet: never more than there is room for, and each kept in progress
 * at the server. Whoever lets a message lie longer than the ack wait has it delivered again, and uses up deliveries
 * that are meant for failures.
 */
@Component
class InHand implements DisposableBean {
    private final Map<Long, Held> held = new ConcurrentHashMap<>();
    private final AtomicInteger answering = new AtomicInteger();
    private final int limit;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "in-progress");
        thread.setDaemon(true);
        return thread;
    });

    InHand(BridgeProperties bridge) {
        this.limit = bridge.inFlight();
        // The first step of the backoff is the ack wait: the server puts it in place of the declared one.
        long ackWait = bridge.backoff().get(0).toMillis();
        long period = Math.max(5, Math.min(ackWait / 3, 10_000));
        var unused = ticker.scheduleWithFixedDelay(
                () -> held.values().forEach(Held::inProgress), period, period, TimeUnit.MILLISECONDS);
    }

    /** Takes a message in hand; null when it already is, and was only delivered once more. */
    @Nullable
    Held take(Message message) {
        Held taken = new Held(this, message);
        long sequence = message.metaData().streamSequence();
        while (true) {
            Held before = held.putIfAbsent(sequence, taken);
            if (before == null) {
                return taken;
            }
            if (before.deliveredAgain(message)) {
                return null;
            }
            held.remove(sequence, before);
        }
    }

    /**
     * Lets a message go, then has it answered. What the server delivers after the answer is a new delivery and not this
     * one again, so the message is let go first; who waits for the end waits for the answer, too, since the connection
     * may be closed then.
     */
    void release(Held message, Runnable answer) {
        answering.incrementAndGet();
        held.remove(message.sequence(), message);
        try {
            answer.run();
        } finally {
            answering.decrementAndGet();
            synchronized (this) {
                notifyAll();
            }
        }
    }

    /** How many more may be taken. */
    int room() {
        return Math.max(0, limit - held.size());
    }

    int size() {
        return held.size();
    }

    List<Held> all() {
        return List.copyOf(held.values());
    }

    /** Waits that long at most until there is room. */
    synchronized void awaitRoom(long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (room() == 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    /** Waits that long at most until nothing is in hand and all answers are given; says whether that is so. */
    synchronized boolean awaitEmpty(long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!held.isEmpty() || answering.get() > 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    @Override
    public void destroy() {
        ticker.shutdownNow();
    }
}
