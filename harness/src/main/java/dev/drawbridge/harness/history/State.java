package dev.drawbridge.harness.history;

import dev.drawbridge.harness.contract.Resource;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A resource at one time: the fields of the wire contract and nothing else. Two are equal when they say the same: a time
 * in any zone is the instant that it names, and a field that is left out is null.
 *
 * @param fields by name: a time as an instant, everything else as JSON
 */
public record State(Map<String, String> fields) {

    private static final String UPDATED = "updated_at";

    public State {
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    /** The state that a JSON object tells: an answer, an entry of a list, the payload of an event. */
    public static State of(Resource resource, JsonNode json) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : resource.fields()) {
            fields.put(field, text(field, json.path(field)));
        }
        return new State(fields);
    }

    private static String text(String field, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "null";
        }
        if (field.endsWith("_at") && value.isString()) {
            try {
                return OffsetDateTime.parse(value.stringValue()).toInstant().toString();
            } catch (DateTimeParseException noTime) {
                return value.toString();
            }
        }
        return value.toString();
    }

    /** The value of a field, {@code null} as text where it has none. */
    public String get(String field) {
        return fields.getOrDefault(field, "null");
    }

    /** By this the contract decides which of two states of a resource is the later; long ago where it says no time. */
    public Instant updatedAt() {
        try {
            return Instant.parse(get(UPDATED));
        } catch (DateTimeParseException none) {
            return Instant.MIN;
        }
    }

    /** Whether these fields, each as JSON, stand here just so. */
    public boolean holds(Map<String, String> some) {
        return some.entrySet().stream().allMatch(field -> field.getValue().equals(get(field.getKey())));
    }

    /** What is otherwise there: {@code name: expected "a", found "b"}. */
    public List<String> differencesTo(State other) {
        List<String> differences = new ArrayList<>();
        TreeMap<String, String> names = new TreeMap<>(fields);
        names.putAll(other.fields);
        for (String field : names.keySet()) {
            if (!get(field).equals(other.get(field))) {
                differences.add(field + ": expected " + get(field) + ", found " + other.get(field));
            }
        }
        return differences;
    }
}
