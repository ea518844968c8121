package dev.drawbridge.steps;

import dev.drawbridge.harness.observe.Delivery;
import dev.drawbridge.harness.waiting.Timeouts;
import dev.drawbridge.topology.ConsumerSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When a message was delivered, as the server tells it: each answer names the number that the server gave to its delivery,
 * and the server's advisory says when it took a delivery back.
 *
 * <p>An answer comes after its delivery, by as long as the app takes over it. So two answers may be closer than their
 * deliveries were, and only one conclusion is safe: a delivery that was <em>answered</em> before it may be made, counted
 * from the time at which the stream took the message, came early.
 *
 * @param answers in order, each with what the declaration says of its delivery
 */
record DeliveryTimes(List<Answered> answers) {

    /** The server's clock and the observer's, and their milliseconds; no tolerance for early deliveries. */
    private static final Duration OBSERVATION_ERROR = Duration.ofMillis(10);

    /**
     * One delivery.
     *
     * @param at when it was answered, since the stream took the message
     * @param declared when it may be made at the earliest, since the first one was
     */
    record Answered(int number, Duration at, Duration declared) {
        boolean early() {
            return at.compareTo(declared.minus(OBSERVATION_ERROR)) < 0;
        }

        @Override
        public String toString() {
            return "delivery " + number + ": declared " + declared.toMillis()
                    + " ms after the first or later, answered " + at.toMillis() + " ms after the message was stored";
        }
    }

    /**
     * @param stored when the stream took the message, before which nothing was delivered
     * @param answers the app's answers to its deliveries
     */
    static DeliveryTimes of(ConsumerSpec consumer, Instant stored, List<Delivery> answers) {
        List<Duration> gaps = Timeouts.gaps(consumer);
        return new DeliveryTimes(answers.stream()
                .filter(Deliveries::isEnd)
                .map(answer -> new Answered(
                        answer.number(),
                        Duration.between(stored, answer.seen()),
                        gaps.subList(0, Math.min(answer.number() - 1, gaps.size())).stream()
                                .reduce(Duration.ZERO, Duration::plus)))
                .toList());
    }

    /** The number of the last delivery, 0 when none was answered. */
    int delivered() {
        return answers.stream().mapToInt(Answered::number).max().orElse(0);
    }

    List<Answered> early() {
        return answers.stream().filter(Answered::early).toList();
    }

    /** For the timeline of the report, as the answers show them. */
    List<dev.drawbridge.reports.Delivery> forReport(String consumer, long sequence) {
        return answers.stream()
                .map(each -> new dev.drawbridge.reports.Delivery(
                        consumer, "message " + sequence, each.number(), each.at(), each.declared()))
                .toList();
    }

    /** Each gap between two answers beside the declared one. */
    List<String> gaps() {
        List<String> lines = new ArrayList<>();
        for (int later = 1; later < answers.size(); later++) {
            Answered from = answers.get(later - 1);
            Answered to = answers.get(later);
            lines.add("gap between delivery " + from.number() + " and " + to.number() + ": declared "
                    + to.declared().minus(from.declared()).toMillis() + " ms, found "
                    + to.at().minus(from.at()).toMillis() + " ms between their answers");
        }
        return lines;
    }
}
