package dev.drawbridge.topology;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A durable consumer as declared. Acknowledgement is always explicit.
 *
 * @param name the durable name
 * @param stream the stream it reads
 * @param filters the filter subjects: the peers' subjects only
 * @param ackWait as declared; where a backoff is given, the server reports the backoff's first step instead
 *     (nats-server, all versions)
 * @param maxDeliver greatest number of deliveries of one message
 * @param backoff the wait before each redelivery; the last step is never a redelivery gap when it is as long as
 *     {@code maxDeliver} (needs nats-server 2.10.23)
 * @param push where a push consumer delivers; absent for a pull consumer
 */
public record ConsumerSpec(
        String name,
        String stream,
        List<String> filters,
        Duration ackWait,
        int maxDeliver,
        List<Duration> backoff,
        @Nullable Push push) {

    public ConsumerSpec {
        filters = List.copyOf(filters);
        backoff = List.copyOf(backoff);
    }

    /** A pull consumer. */
    public ConsumerSpec(
            String name,
            String stream,
            List<String> filters,
            Duration ackWait,
            int maxDeliver,
            List<Duration> backoff) {
        this(name, stream, filters, ackWait, maxDeliver, backoff, null);
    }

    /** The ack wait that a server reports for this declaration: the first backoff step where there is one. */
    public Duration effectiveAckWait() {
        return backoff.isEmpty() ? ackWait : backoff.get(0);
    }

    /** The same consumer on a stream of another name. */
    public ConsumerSpec withStream(String other) {
        return new ConsumerSpec(name, other, filters, ackWait, maxDeliver, backoff, push);
    }

    /** The same consumer with other filters. */
    public ConsumerSpec withFilters(List<String> others) {
        return new ConsumerSpec(name, stream, others, ackWait, maxDeliver, backoff, push);
    }

    /** The same consumer with another ack wait and backoff. */
    public ConsumerSpec withTimes(Duration otherAckWait, List<Duration> otherBackoff) {
        return new ConsumerSpec(name, stream, filters, otherAckWait, maxDeliver, otherBackoff, push);
    }

    /** The same consumer with another limit of deliveries. */
    public ConsumerSpec withMaxDeliver(int other) {
        return new ConsumerSpec(name, stream, filters, ackWait, other, backoff, push);
    }

    /** The same consumer delivering in another way: to {@code other}, or when asked where that is absent. */
    public ConsumerSpec withPush(@Nullable Push other) {
        return new ConsumerSpec(name, stream, filters, ackWait, maxDeliver, backoff, other);
    }
}
