package dev.drawbridge.permissions;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that an app must be refused. It has no lasting effect even where the server permits it, so that it may be tried
 * on systems that are not ours.
 *
 * @param requirement the requirement of the catalogue that says so
 * @param what for readers: what is tried
 * @param queue for a subscription, the queue group it is tried in
 * @param headers what a publish carries: a header that makes the stream, or the API, refuse it
 * @param body what a publish carries
 * @param reply for a publish, {@link #RESERVED} where nothing in the message would keep whoever listens from taking it; else
 *     null
 */
public record Denial(
        String requirement,
        String what,
        Direction direction,
        String subject,
        @Nullable String queue,
        Map<String, String> headers,
        String body,
        @Nullable String reply) {

    /**
     * A reply subject that servers keep for themselves. They ask first whether the subject is permitted, then refuse the message
     * for this reply, and deliver it to nobody (measured on nats-server 2.9.10, 2.10.27 and 2.15.1).
     */
    public static final String RESERVED = "_R_.drawbridge-probe";

    public Denial {
        headers = Map.copyOf(headers);
    }

    /** A publish to the API or to a stream, which refuses it for its body or for a header. */
    static Denial publish(String requirement, String what, String subject, Map<String, String> headers) {
        return new Denial(requirement, what, Direction.PUBLISH, subject, null, headers, ApiCatalogue.HARMLESS, null);
    }

    /** A publish to where somebody listens who would take it: tried without a delivery. */
    static Denial deliver(String requirement, String what, String subject) {
        return new Denial(requirement, what, Direction.PUBLISH, subject, null, Map.of(), "", RESERVED);
    }

    static Denial subscribe(String requirement, String what, String subject, @Nullable String queue) {
        return new Denial(requirement, what, Direction.SUBSCRIBE, subject, queue, Map.of(), "", null);
    }

    /** The same, refused for the sake of another requirement. */
    Denial as(String other) {
        return new Denial(other, what, direction, subject, queue, headers, body, reply);
    }
}
