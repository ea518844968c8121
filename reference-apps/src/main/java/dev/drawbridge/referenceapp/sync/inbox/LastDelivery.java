package dev.drawbridge.referenceapp.sync.inbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The last permitted delivery is no attempt: it is kept for the dead letter. A crash in an attempt would otherwise be the
 * last that anybody hears of the message, since the server never delivers it again and tells nobody but a core advisory
 * that can be missed. The attempt that is given up for it is made just before, without a delivery.
 */
@Component
class LastDelivery implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(LastDelivery.class);
    private static final int REMEMBERED = 1_000;
    private static final Duration QUESTION = Duration.ofMillis(500);

    private final RetryPolicy retries;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final Map<Long, Failure> failures = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Failure> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "last-delivery");
        thread.setDaemon(true);
        return thread;
    });

    LastDelivery(RetryPolicy retries, Inbox inbox, DeadLetters deadLetters) {
        this.retries = retries;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
    }

    /** Takes note of a failed attempt; when only the last delivery is left, there is one more before it. */
    void failed(long sequence, long deliveries, Event event, Failure why) {
        remember(sequence, why);
        if (retries.last(deliveries + 1)) {
            var unused = threads.schedule(
                    () -> tryBeforeLast(sequence, event),
                    retries.shortlyBefore(deliveries + 1).toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private void tryBeforeLast(long sequence, Event event) {
        try {
            String decision = inbox.apply(event);
            LOG.info("message {} before its last delivery: {}", sequence, decision);
        } catch (RuntimeException e) {
            remember(sequence, Failure.of(e, event));
        }
    }

    /**
     * Acknowledges what was applied already (its acknowledgement was lost, or it was applied just before) and
     * dead-letters the rest. The database is asked for half a second only, and an error is a no: what must not be
     * lost now is the message.
     */
    void settle(Held message, Event event) {
        CompletableFuture<Boolean> applied = CompletableFuture.supplyAsync(() -> inbox.knows(event.eventId()), threads);
        var unused = applied.completeOnTimeout(false, QUESTION.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(e -> false)
                .thenAccept(known -> {
                    if (known) {
                        message.ack();
                    } else {
                        deadLetters.send(message, Reason.MAX_DELIVER_EXCEEDED, lastFailure(message.sequence()));
                    }
                });
    }

    private void remember(long sequence, Failure why) {
        synchronized (failures) {
            failures.put(sequence, why);
        }
    }

    private Failure lastFailure(long sequence) {
        synchronized (failures) {
            Failure known = failures.remove(sequence);
            return known == null ? Failure.UNKNOWN : known;
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
