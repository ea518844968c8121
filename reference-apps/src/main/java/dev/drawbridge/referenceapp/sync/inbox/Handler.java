package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.sync.BridgeMeters;
import io.nats.client.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Decides each message: applied and acknowledged, sent back for later, or dead-lettered. Messages of one resource are
 * worked on in the order in which they were received, those of different resources at the same time.
 */
@Component
class Handler {
    private static final Logger LOG = LoggerFactory.getLogger(Handler.class);

    private final EventReader reader;
    private final Inbox inbox;
    private final Database database;
    private final RetryPolicy retries;
    private final InHand inHand;
    private final LastDelivery lastDelivery;
    private final DeadLetters deadLetters;
    private final BridgeMeters meters;
    private final KeyedExecutor workers;

    Handler(
            EventReader reader,
            Inbox inbox,
            Database database,
            RetryPolicy retries,
            InHand inHand,
            LastDelivery lastDelivery,
            DeadLetters deadLetters,
            BridgeMeters meters,
            BridgeProperties bridge) {
        this.reader = reader;
        this.inbox = inbox;
        this.database = database;
        this.retries = retries;
        this.inHand = inHand;
        this.lastDelivery = lastDelivery;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.workers = new KeyedExecutor(bridge.workers(), "inbox-worker");
        meters.inHand(inHand::size);
    }

    /** How many messages may be received now. */
    int room() {
        return database.isAway() ? 0 : inHand.room();
    }

    /** Waits that long at most until more may be received. */
    void awaitRoom(long millis) throws InterruptedException {
        if (database.isAway()) {
            Thread.sleep(millis);
        } else {
            inHand.awaitRoom(millis);
        }
    }

    /** Takes a message that was delivered, and returns at once. */
    void receive(Message message) {
        meters.pending(message.metaData().pendingCount());
        Held held = inHand.take(message);
        if (held == null) {
            return;
        }
        try {
            Event event = reader.read(message.getData());
            if (retries.keptForDeadLetter(held.deliveries())) {
                lastDelivery.settle(held, event);
            } else {
                workers.execute(event.key(), () -> logged(held, event));
            }
        } catch (PoisonException e) {
            deadLetters.send(held, e.reason(), Failure.of(e));
        }
    }

    private void logged(Held held, Event event) {
        MDC.put("event_id", event.eventId());
        MDC.put("trace_id", event.traceId());
        try {
            handle(held, event);
        } finally {
            MDC.clear();
        }
    }

    void handle(Held held, Event event) {
        try {
            String decision = database.whenPossible(() -> inbox.apply(event));
            held.ack();
            meters.delivery(decision);
            LOG.info("{} {}: {}", event.resourceType(), event.resourceId(), decision);
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            failed(held, event, e);
        }
    }

    private void failed(Held held, Event event, Throwable error) {
        Failure why = Failure.of(error, event);
        String state = Failure.sqlState(error);
        if (state != null && state.startsWith("22")) {
            // Data exception: PostgreSQL has no such value, and will not have it on the next delivery.
            deadLetters.send(held, Reason.UNRECOVERABLE, why);
            return;
        }
        long deliveries = held.deliveries();
        if (retries.last(deliveries)) {
            deadLetters.send(held, Reason.MAX_DELIVER_EXCEEDED, why);
            return;
        }
        LOG.warn("message {} not applied on delivery {}: {}", held.sequence(), deliveries, why.message());
        meters.delivery("sent_back");
        held.sendBack(retries.delay());
        lastDelivery.failed(held.sequence(), deliveries, event, why);
    }

    /** Finishes what is in hand within that time; what is not finished is sent back. */
    void finish(long millis) {
        database.stopWaiting();
        try {
            if (!inHand.awaitEmpty(millis)) {
                inHand.all().forEach(this::letGo);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            workers.shutdown();
        }
    }

    private void letGo(Held held) {
        if (retries.last(held.deliveries())) {
            LOG.error("message {} ends here: it was not dead-lettered after its last delivery", held.sequence());
        } else {
            LOG.warn("message {} is not finished at the stop; it will be delivered again", held.sequence());
        }
        held.sendBack(retries.delay());
    }
}
