package dev.drawbridge.harness.http;

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
 */
public record Answer(String call, int status, String text) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The body as JSON; a missing node when it is not JSON. */
    public JsonNode json() {
        try {
            return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (tools.jackson.core.JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** The body's {@code id}. */
    public String id() {
        return json().path("id").asString("");
    }

    /** Whether the body holds each of these fields with just these values. */
    public boolean holds(Map<String, ?> fields) {
        JsonNode body = json();
        return fields.entrySet().stream()
                .allMatch(field -> body.path(field.getKey()).equals(JSON.valueToTree(field.getValue())));
    }

    @Override
    public String toString() {
        return call + " answered " + status + " " + text;
    }
}
