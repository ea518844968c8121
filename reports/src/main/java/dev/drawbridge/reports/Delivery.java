package dev.drawbridge.reports;

import java.time.Duration;

/**
 * One delivery of a message, as the server was seen to make it.
 *
 * @param message what the message is to a reader, such as {@code DLQ-03, message 17}
 * @param number 1 for the first delivery
 * @param at since the first delivery of this message
 * @param declared the earliest time that the declaration allows it at, since the first delivery
 */
public record Delivery(String consumer, String message, int number, Duration at, Duration declared) {

    boolean early() {
        return at.compareTo(declared) < 0;
    }
}
