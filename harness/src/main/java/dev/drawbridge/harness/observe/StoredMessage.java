package dev.drawbridge.harness.observe;

import io.nats.client.api.MessageInfo;
import io.nats.client.impl.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A message as the stream holds it.
 *
 * @param sequence its place in the stream
 * @param time when the stream took it
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by subject and sequence, see below
public record StoredMessage(String subject, long sequence, Instant time, Headers headers, byte[] body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static StoredMessage of(MessageInfo info) {
        return new StoredMessage(
                Objects.requireNonNull(info.getSubject()),
                info.getSeq(),
                Objects.requireNonNull(info.getTime()).toInstant(),
                info.getHeaders() == null ? new Headers() : info.getHeaders(),
                info.getData() == null ? new byte[0] : info.getData());
    }

    /** The first value of a header, or null. */
    public @Nullable String header(String name) {
        return headers.getFirst(name);
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as JSON; a missing node when it is not JSON. */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (tools.jackson.core.JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public String toString() {
        return "message " + sequence + " on " + subject + ": " + text();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredMessage that && sequence == that.sequence && subject.equals(that.subject);
    }

    @Override
    public int hashCode() {
        return Objects.hash(subject, sequence);
    }
}
