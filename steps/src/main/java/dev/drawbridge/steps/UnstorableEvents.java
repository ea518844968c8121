package dev.drawbridge.steps;

import dev.drawbridge.permissions.probe.Payload;
import dev.drawbridge.permissions.probe.Probe;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Publishes that a stream refuses by their content if they pass its permissions ({@code 400/10060}), so that trying one
 * leaves nothing behind on any server version.
 */
final class UnstorableEvents {

    static final Map<String, String> HEADERS = Map.of("Nats-Expected-Stream", "drawbridge-no-such-stream");

    /** By which the stream refuses them, under its own name (measured on nats-server 2.9.10, 2.10.27 and 2.15.1). */
    static final int REFUSED = 10060;

    private UnstorableEvents() {}

    static Probe.Publish to(String subject) {
        return to(subject, null);
    }

    static Probe.Publish to(String subject, @Nullable String reply) {
        return new Probe.Publish(subject, reply, HEADERS, Payload.of("{"));
    }
}
