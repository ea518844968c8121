package dev.drawbridge.harness.observe;

import dev.drawbridge.harness.contract.Contract;
import io.nats.client.api.MessageInfo;
import io.nats.client.impl.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message as the stream holds it.
 *
 * @param sequence its place in the stream
 * @param time when the stream took it
 * @param contract in whose names it is written
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by subject and sequence, see below
public record StoredMessage(
        String subject, long sequence, Instant time, Headers headers, byte[] body, Contract contract) {

    static StoredMessage of(MessageInfo info, Contract contract) {
        return new StoredMessage(
                Objects.requireNonNull(info.getSubject()),
                info.getSeq(),
                Objects.requireNonNull(info.getTime()).toInstant(),
                info.getHeaders() == null ? new Headers() : info.getHeaders(),
                info.getData() == null ? new byte[0] : info.getData(),
                contract);
    }

    /** The first value of a header, or null. */
    public @Nullable String header(String name) {
        return headers.getFirst(name);
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The event that the body tells, in the names of the wire contract; a missing node when it is not JSON. */
    public JsonNode json() {
        return contract.read(body);
    }

    /** One of a dead letter's own headers, by its name in the wire contract; null where there is none. */
    public @Nullable String deadLetterHeader(String name) {
        return contract.deadLetters().header(headers, name);
    }

    /** A dead letter's context, in the names of the wire contract; a missing node where there is none. */
    public JsonNode deadLetterContext() {
        return contract.deadLetters().context(headers);
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
