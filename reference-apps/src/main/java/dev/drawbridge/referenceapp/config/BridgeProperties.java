package dev.drawbridge.referenceapp.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The bridge as this app sees it. A wrong value stops the start with an error that names the property.
 *
 * @param backoff the gaps between deliveries as declared for the consumer; the first is also the server's ack wait
 * @param maxDeliver how often the server delivers a message at most
 * @param deliverSubject where the server pushes messages to; empty when this app pulls them
 * @param deliverGroup the queue group that the consumer delivers to; goes with the deliver subject
 * @param workers how many messages are worked on at the same time
 * @param inFlight how many messages this process has in hand at most
 */
@ConfigurationProperties("bridge")
public record BridgeProperties(
        String app,
        String peer,
        String stream,
        String consumer,
        String publishSubject,
        String dlqSubject,
        List<Duration> backoff,
        int maxDeliver,
        String deliverSubject,
        String deliverGroup,
        int workers,
        int inFlight,
        Nats nats) {

    public BridgeProperties {
        token("bridge.app (APP_NAME)", app);
        token("bridge.peer (PEER_NAME)", peer);
        token("bridge.stream (STREAM_NAME)", stream);
        token("bridge.consumer (CONSUMER_NAME)", consumer);
        subject("bridge.publish-subject (PUBLISH_SUBJECT)", publishSubject);
        subject("bridge.dlq-subject (DLQ_SUBJECT)", dlqSubject);
        require(!app.equals(peer), "bridge.peer (PEER_NAME) must differ from bridge.app, both are '" + app + "'");
        require(
                backoff != null && !backoff.isEmpty() && backoff.stream().allMatch(step -> step.toMillis() > 0),
                "bridge.backoff (CONSUMER_BACKOFF) must list durations of at least 1ms, such as 1s,5s,15s");
        require(maxDeliver >= 1, "bridge.max-deliver (MAX_DELIVER) must be at least 1, not " + maxDeliver);
        if (deliverSubject != null && !deliverSubject.isBlank()) {
            subject("bridge.deliver-subject (DELIVER_SUBJECT)", deliverSubject);
            token("bridge.deliver-group (DELIVER_GROUP)", deliverGroup);
        } else {
            require(
                    deliverGroup == null || deliverGroup.isBlank(),
                    "bridge.deliver-group (DELIVER_GROUP) is '" + deliverGroup
                            + "', but bridge.deliver-subject (DELIVER_SUBJECT) is not set: set both to be pushed to, or none");
        }
        require(
                workers >= 1 && workers <= 64,
                "bridge.workers (CONSUMER_WORKERS) must be from 1 to 64, not " + workers);
        require(
                inFlight >= workers,
                "bridge.in-flight (CONSUMER_IN_FLIGHT) must be at least bridge.workers, which is " + workers + ", not "
                        + inFlight);
        require(nats != null, "bridge.nats must be set");
        backoff = List.copyOf(backoff);
        deliverSubject = deliverSubject == null ? "" : deliverSubject;
        deliverGroup = deliverGroup == null ? "" : deliverGroup;
    }

    /** Whether the server pushes messages to this app, which then needs no {@code $JS.API} grant at all. */
    public boolean isPushed() {
        return !deliverSubject.isBlank();
    }

    /** Where the server is and who this app is to it. {@code toString} shows no password. */
    public record Nats(
            String url, @Nullable String user, @Nullable String password, String inboxPrefix) {
        public Nats {
            require(
                    url != null && !url.isBlank() && !url.contains("@"),
                    "bridge.nats.url (NATS_URL) must be nats://host:port without user information");
            subject("bridge.nats.inbox-prefix (NATS_INBOX_PREFIX)", inboxPrefix);
        }

        @Override
        public String toString() {
            return "Nats[url=" + url + ", user=" + user + ", password=***, inboxPrefix=" + inboxPrefix + "]";
        }
    }

    private static void token(String property, @Nullable String value) {
        require(
                value != null && value.matches("[A-Za-z0-9_-]+"),
                property + " must be a name of letters, digits, '_' and '-', not '" + value + "'");
    }

    private static void subject(String property, @Nullable String value) {
        require(
                value != null && value.matches("[^\\s*>]+"),
                property + " must be a subject without wildcards, not '" + value + "'");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new WrongSetting(message);
        }
    }
}
