package dev.drawbridge.harness.observe;

import java.time.Instant;

/**
 * An app's answer to one delivery of a message, as it crossed the server.
 *
 * @param sequence the message's place in the stream
 * @param number which delivery of it: 1 for the first
 * @param kind the answer's first word: {@code +ACK} (also for an empty body), {@code -NAK}, {@code +WPI}, {@code +TERM}
 * @param body the answer as it was sent
 * @param seen when the observer saw it
 */
public record Delivery(long sequence, int number, String kind, String body, Instant seen) {

    /** Whether the app gave the message back for another delivery. */
    public boolean negative() {
        return kind.equals("-NAK");
    }

    @Override
    public String toString() {
        return "delivery " + number + " of message " + sequence + " answered " + body + " at " + seen;
    }
}
