package dev.drawbridge.referenceapp.sync.inbox;

import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsJetStreamMetaData;
import io.nats.client.impl.NatsMessage;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a poison message is set aside: its body byte for byte, its headers, and why. */
final class DeadLetter {
    /** What a dead letter says of itself; a replayed one that fails again must not speak of its former life. */
    private static final Set<String> OWN = Set.of("x-dead-letter", "x-dlq-reason", "x-deliveries", "x-dlq-context");

    private DeadLetter() {}

    static Message of(JsonMapper json, String subject, String id, Held held, Reason reason, Failure why) {
        Message original = held.message();
        NatsJetStreamMetaData meta = held.meta();
        Headers headers = new Headers();
        copy(original.getHeaders(), headers);
        headers.put("Nats-Msg-Id", id);
        headers.put("x-dead-letter", "true");
        headers.put("x-dlq-reason", reason.text());
        headers.put("x-deliveries", Long.toString(meta.deliveredCount()));
        headers.put("x-dlq-context", ascii(json.writeValueAsString(context(json, original, meta, reason, why))));
        return NatsMessage.builder()
                .subject(subject)
                .headers(headers)
                .data(original.getData())
                .build();
    }

    private static Map<String, @Nullable Object> context(
            JsonMapper json, Message original, NatsJetStreamMetaData meta, Reason reason, Failure why) {
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        context.put("event_id", eventId(json, original));
        context.put("reason", reason.text());
        context.put("error_class", why.type());
        context.put("error_message", why.message());
        context.put("deliveries", meta.deliveredCount());
        context.put("original_subject", original.getSubject());
        context.put("sequence", meta.streamSequence());
        context.put("consumer", meta.getConsumer());
        context.put("stream", meta.getStream());
        context.put("published_at", meta.timestamp().toInstant().toString());
        return context;
    }

    /**
     * Nats-… headers are orders to the server: they are kept under a name that it does not know. In lower case, since
     * servers up to 2.10.27 look for their own names anywhere in the text: an x-original-Nats-Msg-Id that stands before
     * the letter's own Nats-Msg-Id hides that, and a letter that is sent twice is stored twice.
     */
    private static void copy(@Nullable Headers from, Headers to) {
        if (from == null) {
            return;
        }
        from.forEach((name, values) -> {
            if (name.regionMatches(true, 0, "Nats-", 0, 5)) {
                to.put("x-original-" + name.toLowerCase(Locale.ROOT), values);
            } else if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                to.put(name, values);
            }
        });
    }

    private static @Nullable String eventId(JsonMapper json, Message original) {
        try {
            JsonNode id = json.readTree(original.getData()).get("event_id");
            return id == null || !id.isString()
                    ? null
                    : UUID.fromString(id.stringValue()).toString();
        } catch (RuntimeException e) {
            Headers headers = original.getHeaders();
            return headers == null ? null : headers.getFirst("Nats-Msg-Id");
        }
    }

    /** Header values are ASCII to the client library; JSON can say the rest with escapes. */
    private static String ascii(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append(c < 0x7f ? String.valueOf((char) c) : String.format("\\u%04x", c)));
        return out.toString();
    }
}
