package dev.drawbridge.topology;

import java.time.Duration;
import java.util.List;

/**
 * A durable pull consumer as declared. Acknowledgement is always explicit.
 *
 * @param name the durable name
 * @param stream the stream it reads
 * @param filters the filter subjects: the peers' subjects only
 * @param ackWait as declared; where a backoff is given, the server reports the backoff's first step instead
 *     (nats-server, all versions)
 * @param maxDeliver greatest number of deliveries of one message
 * @param backoff the wait before each redelivery; the last step is never a redelivery gap when it is as long as
 *     {@code maxDeliver} (needs nats-server 2.10.23)
 */
public record ConsumerSpec(
        String name, String stream, List<String> filters, Duration ackWait, int maxDeliver, List<Duration> backoff) {

    public ConsumerSpec {
        filters = List.copyOf(filters);
        backoff = List.copyOf(backoff);
    }

    /** The ack wait that a server reports for this declaration: the first backoff step where there is one. */
    public Duration effectiveAckWait() {
        return backoff.isEmpty() ? ackWait : backoff.get(0);
    }
}
