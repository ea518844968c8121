package dev.drawbridge.operations;

import dev.drawbridge.permissions.probe.HeaderBlock;
import dev.drawbridge.permissions.probe.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A message as the stream holds it.
 *
 * @param time when the stream took it
 * @param headers each name with its values, in order
 */
public record StoredMessage(
        String stream, long sequence, String subject, Instant time, Map<String, List<String>> headers, Payload body) {

    /** The answer to {@code STREAM.MSG.GET}: header block and body are base64. */
    static StoredMessage of(String stream, JsonNode message) {
        String headers = new String(bytes(message, "hdrs"), StandardCharsets.UTF_8);
        return new StoredMessage(
                stream,
                message.path("seq").asLong(),
                message.path("subject").asString(""),
                Instant.parse(message.path("time").asString()),
                HeaderBlock.parse(headers).fields(),
                Payload.of(bytes(message, "data")));
    }

    private static byte[] bytes(JsonNode message, String field) {
        return Base64.getDecoder().decode(message.path(field).asString(""));
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(name))
                .flatMap(each -> each.getValue().stream())
                .findFirst();
    }
}
