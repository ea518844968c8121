package dev.drawbridge.harness.http;

import dev.drawbridge.harness.contract.Meaning;
import dev.drawbridge.harness.contract.Statuses;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What an app answered.
 *
 * @param call method and path, for the reader of a failure
 * @param status the HTTP status
 * @param text the body as it came
 * @param json the body in the names of the wire contract; a missing node when it is not JSON
 * @param statuses by which the app says what it means
 */
public record Answer(String call, int status, String text, JsonNode json, Statuses statuses) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** An answer in the wire contract's own names. */
    public Answer(String call, int status, String text) {
        this(call, status, text, parsed(text), Statuses.SEED);
    }

    /** A body as JSON; a missing node when it is not JSON. */
    static JsonNode parsed(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (tools.jackson.core.JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** The body's {@code id}. */
    public String id() {
        return json.path("id").asString("");
    }

    /** Whether the status says so. */
    public boolean says(Meaning meaning) {
        return statuses.of(meaning).contains(status);
    }

    /** Whether the body holds each of these fields with just these values. */
    public boolean holds(Map<String, ?> fields) {
        return fields.entrySet().stream()
                .allMatch(field -> json.path(field.getKey()).equals(JSON.valueToTree(field.getValue())));
    }

    @Override
    public String toString() {
        return call + " answered " + status + " " + text;
    }
}
