package dev.drawbridge.steps;

import dev.drawbridge.harness.contract.Resource;
import dev.drawbridge.harness.http.Answer;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A resource and the values that were last sent for its fields.
 *
 * @param fields text, truth, a number, or null, by name
 */
record Sent(Resource resource, String id, Map<String, JsonNode> fields) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SHOWN = 60;

    /** From the fields of a request or of a payload. */
    static Sent over(Resource resource, String id, Map<String, ?> fields) {
        Map<String, JsonNode> sent = new TreeMap<>();
        fields.forEach((name, value) -> sent.put(name, JSON.valueToTree(value)));
        return new Sent(resource, id, sent);
    }

    /** With further fields sent. */
    Sent changedBy(Map<String, ?> others) {
        Map<String, JsonNode> all = new TreeMap<>(fields);
        all.putAll(over(resource, id, others).fields());
        return new Sent(resource, id, all);
    }

    /** What an answer shows otherwise; empty when everything is as it was sent. */
    List<String> differencesTo(Answer answer) {
        List<String> differences = new ArrayList<>();
        fields.forEach((name, value) -> {
            JsonNode found = answer.json().path(name);
            if (!same(name, value, found)) {
                differences.add(name + " of " + resource.key() + " " + id + ": sent " + words(value) + ", found "
                        + words(found) + place(value, found));
            }
        });
        return differences;
    }

    /** Whether two values of a field say the same: a time in any form is the instant that it names. */
    static boolean same(String name, JsonNode sent, JsonNode found) {
        if (name.endsWith("_at")) {
            try {
                return OffsetDateTime.parse(sent.asString())
                        .toInstant()
                        .equals(OffsetDateTime.parse(found.asString("")).toInstant());
            } catch (DateTimeParseException noTime) {
                return false;
            }
        }
        // A null that an app leaves out says the same.
        return sent.equals(found) || (sent.isNull() && found.isMissingNode());
    }

    private static String words(JsonNode value) {
        if (!value.isString()) {
            return value.isMissingNode() ? "nothing" : value.toString();
        }
        String text = value.stringValue();
        return text.length() <= SHOWN
                ? value.toString()
                : text.length() + " characters that begin with "
                        + JSON.writeValueAsString(text.substring(0, text.offsetByCodePoints(0, SHOWN / 2)));
    }

    private static String place(JsonNode sent, JsonNode found) {
        if (!sent.isString() || !found.isString()) {
            return "";
        }
        String one = sent.stringValue();
        String other = found.stringValue();
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return " (the first " + same + " are the same)";
    }
}
