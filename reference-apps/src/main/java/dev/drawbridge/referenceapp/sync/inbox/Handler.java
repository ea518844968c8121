package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.nats.NatsLink;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.impl.NatsJetStreamMetaData;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import tools.jackson.databind.json.JsonMapper;

/** Decides one message: applied and acknowledged, sent back for later, or dead-lettered. */
@Component
class Handler implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Handler.class);

    private final EventReader reader;
    private final Inbox inbox;
    private final RetryPolicy retries;
    private final NatsLink link;
    private final BridgeProperties bridge;
    private final JsonMapper json;
    private final ScheduledExecutorService deadLetters = Executors.newScheduledThreadPool(1, task -> {
        Thread thread = new Thread(task, "dead-letters");
        thread.setDaemon(true);
        return thread;
    });

    private volatile boolean stopping;

    Handler(
            EventReader reader,
            Inbox inbox,
            RetryPolicy retries,
            NatsLink link,
            BridgeProperties bridge,
            JsonMapper json) {
        this.reader = reader;
        this.inbox = inbox;
        this.retries = retries;
        this.link = link;
        this.bridge = bridge;
        this.json = json;
    }

    void handle(Message message) {
        NatsJetStreamMetaData meta = message.metaData();
        try {
            Event event = reader.read(message.getData());
            MDC.put("event_id", event.eventId());
            String decision = applyWhenPossible(event, message);
            message.ack();
            LOG.debug("event {} {}", event.eventId(), decision);
        } catch (PoisonException e) {
            deadLetter(message, meta, e.reason(), e);
        } catch (RuntimeException e) {
            if (retries.last(meta.deliveredCount()) && !stopping) {
                deadLetter(message, meta, Reason.MAX_DELIVER_EXCEEDED, e);
            } else {
                LOG.warn(
                        "message {} not applied on delivery {} of {}: {}",
                        meta.streamSequence(),
                        meta.deliveredCount(),
                        bridge.maxDeliver(),
                        e.getMessage());
                sendBack(message);
            }
        } finally {
            MDC.remove("event_id");
        }
    }

    /**
     * While the database is away the message is held here and nothing more is pulled: to send it back would use up
     * its deliveries and dead-letter sound events for an outage that is not theirs.
     */
    private String applyWhenPossible(Event event, Message message) {
        while (true) {
            try {
                return inbox.apply(event);
            } catch (CannotCreateTransactionException
                    | DataAccessResourceFailureException
                    | TransactionSystemException e) {
                if (stopping) {
                    throw e;
                }
                LOG.warn("waiting for the database: {}; nothing is pulled meanwhile", e.getMessage());
                message.inProgress();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
        }
    }

    /** Lets go of a message that is held for the database; the server delivers it again. */
    void stopHolding() {
        stopping = true;
    }

    private void sendBack(Message message) {
        try {
            message.nakWithDelay(retries.delay());
        } catch (RuntimeException e) {
            // Not lost: without an answer the server delivers it again after the ack wait.
            LOG.debug("nak not sent: {}", e.getMessage());
        }
    }

    /** Publishes off the caller's thread: what is behind a poison message does not wait for it. */
    void deadLetter(Message message, NatsJetStreamMetaData meta, Reason reason, Exception why) {
        Message letter = DeadLetter.of(json, bridge.dlqSubject(), message, meta, reason, why);
        publish(letter, message, meta, reason);
    }

    private void publish(Message letter, Message message, NatsJetStreamMetaData meta, Reason reason) {
        Connection connection = link.connected();
        CompletableFuture<?> published;
        try {
            published = connection == null
                    ? CompletableFuture.failedFuture(new IOException("not connected"))
                    : connection.jetStream().publishAsync(letter).orTimeout(3, TimeUnit.SECONDS);
        } catch (IOException | RuntimeException e) {
            published = CompletableFuture.failedFuture(e);
        }
        published
                .handleAsync(
                        (ack, failure) -> {
                            settle(letter, message, meta, reason, failure == null ? "" : failure.toString());
                            return null;
                        },
                        deadLetters)
                .exceptionally(failure -> {
                    LOG.error("dead letter of message {}: {}", meta.streamSequence(), failure.toString());
                    return null;
                });
    }

    private void settle(Message letter, Message message, NatsJetStreamMetaData meta, Reason reason, String failure) {
        if (failure.isEmpty()) {
            try {
                inbox.failed(DeadLetter.messageId(meta));
            } catch (RuntimeException e) {
                LOG.warn("dead letter of message {} not counted: {}", meta.streamSequence(), e.getMessage());
            }
            message.ack();
            LOG.error("message {} dead-lettered to {}: {}", meta.streamSequence(), letter.getSubject(), reason.text());
            return;
        }
        LOG.error("dead letter of message {} not taken: {}; trying again", meta.streamSequence(), failure);
        if (!retries.last(meta.deliveredCount())) {
            sendBack(message);
            return;
        }
        // After the last delivery a nak leads nowhere: this process is the only one that still holds the message.
        try {
            message.inProgress();
        } catch (RuntimeException e) {
            LOG.debug("in progress not sent: {}", e.getMessage());
        }
        var unused = deadLetters.schedule(() -> publish(letter, message, meta, reason), 500, TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() {
        deadLetters.shutdownNow();
    }
}
