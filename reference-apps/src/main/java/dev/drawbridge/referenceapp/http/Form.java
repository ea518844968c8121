package dev.drawbridge.referenceapp.http;

import dev.drawbridge.referenceapp.directory.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The object under a request's wrapper key, read field by field; what is wrong is collected and refused at once. */
final class Form {
    /** Three texts that need six bytes for each character in JSON still fit into an event of 1 MB, the server's limit. */
    private static final int LONGEST = 50_000;

    private final JsonNode fields;
    private final Map<String, List<String>> errors = new LinkedHashMap<>();

    private Form(JsonNode fields) {
        this.fields = fields;
    }

    /** Reads a body such as {@code {"user": {…}}}; refuses with 400 what is not of that form. */
    static Form read(JsonMapper json, byte @Nullable [] body, String wrapper) {
        JsonNode tree;
        try {
            tree = json.readTree(body == null ? new byte[0] : body);
        } catch (JacksonException e) {
            throw Refusal.badRequest("the body is not valid JSON");
        }
        JsonNode fields = tree.get(wrapper);
        if (fields == null || !fields.isObject()) {
            throw Refusal.badRequest("expected an object under the key \"" + wrapper + "\"");
        }
        return new Form(fields);
    }

    /** Text that must not be blank; the stored value where the request leaves it out. */
    String text(String field, @Nullable String stored) {
        String value = optionalText(field, stored);
        if (value == null || value.isBlank()) {
            wrong(field, "can't be blank");
            return "";
        }
        return value;
    }

    @Nullable
    String optionalText(String field, @Nullable String stored) {
        JsonNode node = fields.get(field);
        if (node == null) {
            return stored;
        }
        if (node.isNull()) {
            return null;
        }
        if (!node.isString() || !Fields.storable(node.stringValue())) {
            wrong(field, "must be text of Unicode characters other than NUL");
            return stored;
        }
        if (node.stringValue().length() > LONGEST) {
            wrong(field, "is too long (" + LONGEST + " characters at most)");
            return stored;
        }
        return node.stringValue();
    }

    boolean flag(String field, boolean stored) {
        JsonNode node = fields.get(field);
        if (node == null) {
            return stored;
        }
        if (!node.isBoolean()) {
            wrong(field, "must be true or false");
            return stored;
        }
        return node.booleanValue();
    }

    long id(String field, @Nullable Long stored) {
        JsonNode node = fields.get(field);
        if (node == null && stored != null) {
            return stored;
        }
        if (node == null || !node.isIntegralNumber() || !node.canConvertToLong()) {
            wrong(field, "must be the id of a resource");
            return -1;
        }
        return node.longValue();
    }

    void wrong(String field, String why) {
        List<String> reasons = errors.computeIfAbsent(field, name -> new ArrayList<>());
        if (reasons.isEmpty()) {
            reasons.add(why);
        }
    }

    /** Refuses with 422 when anything was wrong. */
    void check() {
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }
}
