package dev.drawbridge.referenceapp.sync;

import dev.drawbridge.referenceapp.directory.Fields;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The envelope that every event travels in; the producer's side. */
public final class Envelope {
    public static final int SCHEMA_VERSION = 1;

    private Envelope() {}

    /** The envelope's fields in the order in which they are written. */
    public static Map<String, Object> of(
            UUID eventId,
            String eventType,
            String producer,
            String resourceType,
            long resourceId,
            Map<String, @Nullable Object> payload) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("event_id", eventId.toString());
        envelope.put("schema_version", SCHEMA_VERSION);
        envelope.put("event_type", eventType);
        envelope.put("producer", producer);
        envelope.put("resource_type", resourceType);
        envelope.put("resource_id", Long.toString(resourceId));
        envelope.put("occurred_at", Fields.seconds(Instant.now()));
        envelope.put("trace_id", traceId());
        envelope.put("payload", payload);
        return envelope;
    }

    /** That of the request which makes the change. */
    private static String traceId() {
        String current = MDC.get("trace_id");
        return current == null || current.isEmpty()
                ? UUID.randomUUID().toString().replace("-", "")
                : current;
    }
}
