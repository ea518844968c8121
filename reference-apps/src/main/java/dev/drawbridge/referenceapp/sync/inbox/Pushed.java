package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.nats.NatsLink;
import io.nats.client.Connection;
import io.nats.client.JetStreamStatusException;
import io.nats.client.Message;
import io.nats.client.Subscription;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives what the server pushes, by a core queue subscription on the deliver subject: no call of the JetStream API, and
 * no grant for one. The server sends as much as the consumer's max ack pending allows, and this app has all of that in
 * hand at once, since a message that is not kept in progress would be delivered again.
 */
final class Pushed extends Source {
    private static final Logger LOG = LoggerFactory.getLogger(Pushed.class);
    private static final long CHECK_MS = 3_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    Pushed(NatsLink link, Handler handler, BridgeProperties bridge) {
        super("inbox-pushed", link, handler, bridge);
    }

    @Override
    protected void work() throws InterruptedException {
        while (isRunning()) {
            Connection connection = link.connected();
            if (connection == null) {
                rest(1_000);
                continue;
            }
            try {
                receive(connection);
            } catch (RuntimeException e) {
                LOG.warn("receiving stopped: {}; trying again", e.toString());
                rest(500);
            }
        }
    }

    /** Receives until the connection changes. */
    private void receive(Connection connection) throws InterruptedException {
        long epoch = link.epoch();
        Subscription pushed = connection.subscribe(bridge.deliverSubject(), bridge.deliverGroup());
        // Beyond this the library drops what comes, and the server delivers it again.
        pushed.setPendingLimits(10_000, 64L * 1024 * 1024);
        CompletableFuture<Boolean> check = check(connection);
        long asked = System.nanoTime();
        try {
            while (isRunning() && epoch == link.epoch()) {
                Message next = pushed.nextMessage(Duration.ofMillis(100));
                if (next != null && next.isJetStream()) {
                    answering();
                    handler.receive(next);
                    continue;
                }
                if (check.isDone() && TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked) > CHECK_MS) {
                    check = check(connection);
                    asked = System.nanoTime();
                }
            }
        } finally {
            end(pushed);
        }
    }

    /**
     * Asks whether the consumer exists without asking the API: an acknowledgement of message 0, which is none, changes
     * nothing and is confirmed by the consumer alone; where there is none, nobody responds (nats-server 2.10.27, 2.15.1;
     * "in progress" is never confirmed).
     */
    private CompletableFuture<Boolean> check(Connection connection) {
        String refusal = link.refusalOf(bridge.deliverSubject());
        if (refusal != null) {
            return CompletableFuture.completedFuture(missing(refusal));
        }
        return connection
                .requestWithTimeout(
                        "$JS.ACK." + bridge.stream() + "." + bridge.consumer() + ".0.0.0.0.0",
                        "+ACK".getBytes(StandardCharsets.UTF_8),
                        PATIENCE)
                .handle((reply, failure) -> {
                    if (failure != null) {
                        return missing(noResponders(failure) ? "no responders" : "no answer");
                    }
                    answering();
                    return true;
                });
    }

    private static boolean noResponders(Throwable failure) {
        return failure instanceof JetStreamStatusException || failure.getCause() instanceof JetStreamStatusException;
    }
}
