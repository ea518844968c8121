package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.nats.NatsLink;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Subscription;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pulls from the app's own consumer with nothing but the MSG.NEXT grant, and no more than there is room for. The request
 * is made by hand rather than by the library's fetch: that one returns an empty list both when nothing is pending and
 * when there is no consumer at all, and this app must tell the two apart without asking for consumer info.
 */
final class Puller extends Source {
    private static final Logger LOG = LoggerFactory.getLogger(Puller.class);
    private static final long EXPIRES_MS = 10_000;
    private static final long HEARTBEAT_MS = 1_000;

    Puller(NatsLink link, Handler handler, BridgeProperties bridge) {
        super("inbox-puller", link, handler, bridge);
    }

    @Override
    protected void work() throws InterruptedException {
        long pause = 100;
        while (isRunning()) {
            try {
                Connection connection = link.connected();
                if (connection != null && pullWhileAnswering(connection)) {
                    pause = 100;
                }
            } catch (RuntimeException e) {
                LOG.warn("pulling stopped: {}; trying again", e.toString());
            }
            rest(pause);
            pause = Math.min(pause * 2, 1_000);
        }
    }

    /** Pulls until the consumer stops answering or the connection changes; says whether it had answered. */
    private boolean pullWhileAnswering(Connection connection) throws InterruptedException {
        long epoch = link.epoch();
        String inbox = connection.createInbox();
        Subscription replies = connection.subscribe(inbox);
        boolean answered = false;
        boolean probe = true;
        try {
            while (isRunning() && epoch == link.epoch()) {
                int room = handler.room();
                if (room == 0) {
                    handler.awaitRoom(50);
                    continue;
                }
                if (!pull(connection, replies, inbox, epoch, probe, room)) {
                    break;
                }
                answered = true;
                probe = false;
            }
        } finally {
            end(replies);
        }
        return answered;
    }

    /** One request and all of its answers; false when the consumer did not answer as one that is there. */
    private boolean pull(
            Connection connection, Subscription replies, String inbox, long epoch, boolean probe, int batch)
            throws InterruptedException {
        // The first request asks for an answer at once, the later ones wait at the server.
        String request = probe
                ? "{\"batch\":" + batch + ",\"no_wait\":true}"
                : "{\"batch\":" + batch + ",\"expires\":" + EXPIRES_MS * 1_000_000 + ",\"idle_heartbeat\":"
                        + HEARTBEAT_MS * 1_000_000 + "}";
        connection.publish(
                "$JS.API.CONSUMER.MSG.NEXT." + bridge.stream() + "." + bridge.consumer(),
                inbox,
                request.getBytes(StandardCharsets.UTF_8));
        int taken = 0;
        long quiet = 0;
        while (epoch == link.epoch()) {
            Message next = replies.nextMessage(Duration.ofMillis(100));
            if (next == null) {
                quiet += 100;
                if (!isRunning()) {
                    return true;
                }
                if (quiet > 3 * HEARTBEAT_MS) {
                    return missing("no answer");
                }
                continue;
            }
            quiet = 0;
            if (!next.isStatusMessage()) {
                answering();
                handler.receive(next);
                if (endsStreamedResponse(next)) {
                    return false;
                }
                taken++;
                if (taken == batch) {
                    return true;
                }
                continue;
            }
            switch (next.getStatus().getCode()) {
                case 100 -> answering();
                case 404, 408 -> {
                    answering();
                    return true;
                }
                case 409 -> {
                    if (next.getStatus().getMessage().contains("Deleted")) {
                        return missing(next.getStatus().getMessage());
                    }
                    return true;
                }
                default -> {
                    return missing("status " + next.getStatus().getCode() + " "
                            + next.getStatus().getMessage());
                }
            }
        }
        return false;
    }

    /**
     * Between accounts the server takes a message of no bytes at all for the end of a streamed response, and what it
     * delivers to this request afterwards reaches nobody (nats-server 2.10.27). Only a new inbox makes it forget the
     * request.
     */
    private static boolean endsStreamedResponse(Message message) {
        return message.getData().length == 0 && !message.hasHeaders();
    }
}
