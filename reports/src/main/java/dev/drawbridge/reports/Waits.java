package dev.drawbridge.reports;

import java.time.Duration;

/**
 * How long a run took beside how long it had to take. Facts for whoever wonders where the time went, and no verdict.
 *
 * @param afterStartUp from the moment at which the bridge that most scenarios share was ready to the end of the last scenario
 * @param longestBackoff the sum of the longest declared waits between the first and the last delivery of one message
 */
public record Waits(Duration afterStartUp, Duration longestBackoff) {

    @Override
    public String toString() {
        return Times.of(afterStartUp) + " after start-up, beside a longest declared backoff of "
                + Times.of(longestBackoff);
    }
}
