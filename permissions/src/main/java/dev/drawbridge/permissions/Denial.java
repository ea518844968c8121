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
 */
public record Denial(
        String requirement,
        String what,
        Direction direction,
        String subject,
        @Nullable String queue,
        Map<String, String> headers,
        String body) {

    public Denial {
        headers = Map.copyOf(headers);
    }

    /** The same, refused for the sake of another requirement. */
    Denial as(String other) {
        return new Denial(other, what, direction, subject, queue, headers, body);
    }
}
