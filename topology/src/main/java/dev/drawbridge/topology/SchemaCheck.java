package dev.drawbridge.topology;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A part of a document against a JSON Schema, whose descriptions say what is expected. */
public final class SchemaCheck {

    private static final Set<String> REQUIRED = Set.of("required", "dependentRequired");

    private final Schema schema;
    private final JsonNode text;

    /** A check against this schema text, whose references stay inside it. */
    public SchemaCheck(String schemaText) {
        text = new JsonMapper().readTree(schemaText);
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text);
    }

    /** Everything that the schema refuses in the value at {@code pointer}, in the order of lines. */
    public List<Problem> problems(SourceDocument document, String pointer) {
        return schema.validate(document.root().at(pointer)).stream()
                .map(error -> problem(document, pointer, error))
                .toList();
    }

    private Problem problem(SourceDocument document, String pointer, Error error) {
        String at = pointer + error.getInstanceLocation();
        String rule = String.valueOf(error.getSchemaLocation().getFragment());
        JsonNode parent = text.at(rule.substring(0, Math.max(0, rule.lastIndexOf('/'))));
        String expected = parent.path("description").asString("another value");
        String property = error.getProperty();
        if ("additionalProperties".equals(error.getKeyword()) && property != null) {
            List<String> known = List.copyOf(parent.path("properties").propertyNames());
            if (SecretPlaces.contains(at)) {
                return document.problem(
                        at, "expected a known key, found another", "known here: " + String.join(", ", known));
            }
            String key = Pointers.child(at, property);
            return document.problem(
                    key, "expected a known key, found \"" + property + "\"", Nearest.advice(property, known));
        }
        if (REQUIRED.contains(error.getKeyword()) && property != null) {
            // Of two keys that belong together the error calls the one that is there its property.
            Object missing = "dependentRequired".equals(error.getKeyword()) ? error.getArguments()[0] : property;
            return document.problem(
                    at, "expected the key \"" + missing + "\", found none", "add " + missing + ": to this entry");
        }
        return document.problem(
                at,
                "expected " + expected + ", found " + found(document, at, error.getInstanceNode()),
                "write " + expected);
    }

    private static String found(SourceDocument document, String at, JsonNode value) {
        String placeholder = document.placeholder(at);
        if (placeholder != null) {
            return "something else as the value of " + placeholder;
        }
        return SecretPlaces.contains(at) && value.isValueNode() && !value.isNull() ? "***" : shown(value);
    }

    private static String shown(JsonNode value) {
        if (value.isObject()) {
            return "a mapping";
        }
        if (value.isArray()) {
            return "a list of " + value.size();
        }
        String found = value.toString();
        String printable = found.codePoints()
                .limit(80)
                .mapToObj(c -> Character.isISOControl(c) ? "?" : Character.toString(c))
                .collect(Collectors.joining());
        return value.isNull() ? "nothing" : printable;
    }
}
