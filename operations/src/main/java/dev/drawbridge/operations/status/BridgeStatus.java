package dev.drawbridge.operations.status;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there was at one time.
 *
 * @param problems what the topology declares and the server hasn't, as sentences
 */
record BridgeStatus(
        Instant at,
        String server,
        List<Stream> streams,
        List<Consumer> consumers,
        List<DeadLetters> deadLetters,
        List<String> problems) {

    BridgeStatus {
        streams = List.copyOf(streams);
        consumers = List.copyOf(consumers);
        deadLetters = List.copyOf(deadLetters);
        problems = List.copyOf(problems);
    }

    /**
     * A stream.
     *
     * @param lastActivity when it took its newest message; null when it never held one
     */
    record Stream(
            String name,
            long messages,
            long bytes,
            long firstSequence,
            long lastSequence,
            @Nullable Instant lastActivity) {}

    /**
     * An app's consumer.
     *
     * @param pending not delivered yet
     * @param ackPending delivered and not answered, or given back
     * @param redelivered of those, delivered more than once
     * @param acknowledged the stream's sequence up to which all is acknowledged
     * @param lastActivity when it last delivered something or got an acknowledgement; null when never
     */
    record Consumer(
            String app,
            String stream,
            String name,
            long pending,
            long ackPending,
            long redelivered,
            long acknowledged,
            @Nullable Instant lastActivity) {}

    /**
     * An app's dead letters.
     *
     * @param lastReason of the newest, in the wire contract's words; empty when there is none, or it says none
     */
    record DeadLetters(
            String app,
            String subject,
            long count,
            long lastSequence,
            String lastReason,
            @Nullable Instant last) {}
}
