package dev.drawbridge.harness.waiting;

import dev.drawbridge.topology.ConsumerSpec;
import java.time.Duration;
import java.util.List;

/**
 * How long a conforming implementation may take, at most. Generous: a run on a loaded machine must not blame anybody.
 *
 * @param arrival from a write at one app to its peer showing it
 * @param reaction from an event in the stream to the consuming app's answer to it
 * @param showing from an app's acknowledgement of an event to its showing what the event tells. That it commits first is
 *     asked of it where it is killed in between, and nowhere else.
 * @param recovery from a server that is back to an app that works again
 * @param stop from SIGTERM to the end of the process; what supervisors give by custom before they kill
 */
public record Timeouts(Duration arrival, Duration reaction, Duration showing, Duration recovery, Duration stop) {

    /** For systems on this machine or near it. */
    public static final Timeouts DEFAULT = new Timeouts(
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30));

    /** The sum of the declared waits between the first and the last delivery. */
    public static Duration backoffChain(ConsumerSpec consumer) {
        List<Duration> gaps = gaps(consumer);
        return gaps.stream().reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * The declared wait before each redelivery: the first of {@code maxDeliver - 1} steps of the backoff, whose last step
     * repeats, or the ack wait where there is no backoff (nats-server, all versions).
     */
    public static List<Duration> gaps(ConsumerSpec consumer) {
        return java.util.stream.IntStream.range(0, consumer.maxDeliver() - 1)
                .mapToObj(gap -> consumer.backoff().isEmpty()
                        ? consumer.ackWait()
                        : consumer.backoff()
                                .get(Math.min(gap, consumer.backoff().size() - 1)))
                .toList();
    }
}
