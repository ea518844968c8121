package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.nats.NatsLink;
import dev.drawbridge.referenceapp.sync.BridgeMeters;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.api.PublishAck;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sets messages aside: publishes the dead letter, and acknowledges the original once the stream has taken it. Nothing
 * here waits for the database, and what is behind a poison message does not wait for this.
 */
@Component
class DeadLetters implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final long AGAIN_MS = 500;

    private final NatsLink link;
    private final BridgeProperties bridge;
    private final RetryPolicy retries;
    private final JsonMapper json;
    private final LetterIds ids;
    private final LetterCount count;
    private final BridgeMeters meters;
    private final ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "dead-letters");
        thread.setDaemon(true);
        return thread;
    });

    DeadLetters(
            NatsLink link,
            BridgeProperties bridge,
            RetryPolicy retries,
            JsonMapper json,
            LetterIds ids,
            LetterCount count,
            BridgeMeters meters) {
        this.link = link;
        this.bridge = bridge;
        this.retries = retries;
        this.json = json;
        this.ids = ids;
        this.count = count;
        this.meters = meters;
    }

    /** Returns at once; the message stays in hand until its letter is stored or it was sent back. */
    void send(Held message, Reason reason, Failure why) {
        String id = ids.of(message.meta());
        publish(DeadLetter.of(json, bridge.dlqSubject(), id, message, reason, why), id, message, reason);
    }

    private void publish(Message letter, String id, Held message, Reason reason) {
        Connection connection = link.connected();
        CompletableFuture<PublishAck> published;
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
                            if (failure == null) {
                                stored(letter, id, message, reason);
                            } else {
                                refused(letter, id, message, reason, failure);
                            }
                            return null;
                        },
                        threads)
                .exceptionally(failure -> {
                    LOG.error("dead letter of message {}: {}", message.sequence(), failure.toString());
                    return null;
                });
    }

    /** A duplicate is this very letter, stored before its acknowledgement was lost: nobody else can make its id. */
    private void stored(Message letter, String id, Held message, Reason reason) {
        message.ack();
        meters.deadLetter(reason.text());
        count.add(id);
        LOG.error(
                "message {} dead-lettered to {} after {} deliveries: {}",
                message.sequence(),
                letter.getSubject(),
                message.deliveries(),
                reason.text());
    }

    private void refused(Message letter, String id, Held message, Reason reason, Throwable failure) {
        LOG.error("dead letter of message {} not taken: {}; trying again", message.sequence(), failure.toString());
        if (!retries.last(message.deliveries() + 1)) {
            message.sendBack(retries.delay());
            return;
        }
        // Only the last delivery is left, or not even that one: it is not spent on waiting. The message stays in
        // progress here, so that it survives the end of this process as long as a delivery is left.
        var unused = threads.schedule(() -> publish(letter, id, message, reason), AGAIN_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
