package dev.drawbridge.referenceapp.sync.inbox;

import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsJetStreamMetaData;
import io.nats.client.impl.NatsMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a poison message is set aside: its body byte for byte, its headers, and why. */
final class DeadLetter {
    private DeadLetter() {}

    /** Of its own, since duplicate detection spans the stream; the same for every attempt, so there is only one. */
    static String messageId(NatsJetStreamMetaData meta) {
        return "dlq-" + meta.getStream() + "-" + meta.getConsumer() + "-" + meta.streamSequence();
    }

    static Message of(
            JsonMapper json,
            String subject,
            Message original,
            NatsJetStreamMetaData meta,
            Reason reason,
            Throwable why) {
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        context.put("event_id", eventId(json, original));
        context.put("reason", reason.text());
        context.put("error_class", why.getClass().getSimpleName());
        context.put("error_message", String.valueOf(why.getMessage()).replaceAll("\\s+", " "));
        context.put("deliveries", meta.deliveredCount());
        context.put("original_subject", original.getSubject());
        context.put("sequence", meta.streamSequence());
        context.put("consumer", meta.getConsumer());
        context.put("stream", meta.getStream());
        context.put("published_at", meta.timestamp().toInstant().toString());
        Headers headers = new Headers();
        Headers sent = original.getHeaders();
        if (sent != null) {
            // Nats-… headers are orders to the server: those of the original must not be carried out again.
            sent.forEach((name, values) -> {
                if (!name.regionMatches(true, 0, "Nats-", 0, 5)) {
                    headers.put(name, values);
                }
            });
        }
        headers.put("Nats-Msg-Id", messageId(meta));
        headers.put("x-dead-letter", "true");
        headers.put("x-dlq-reason", reason.text());
        headers.put("x-deliveries", Long.toString(meta.deliveredCount()));
        headers.put("x-dlq-context", ascii(json.writeValueAsString(context)));
        return NatsMessage.builder()
                .subject(subject)
                .headers(headers)
                .data(original.getData())
                .build();
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
