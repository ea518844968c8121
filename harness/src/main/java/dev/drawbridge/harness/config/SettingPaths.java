package dev.drawbridge.harness.config;

import dev.drawbridge.topology.Pointers;
import dev.drawbridge.topology.SourceDocument;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Every place of a configuration where a single value can stand, as the schema has them.
 *
 * <p>A list of mappings has the places of the entries that the document has; a mapping from names those of the names that
 * it has or could have.
 */
final class SettingPaths {

    private final SourceDocument document;
    private final FreeNames names;
    private final Visitor visitor;

    SettingPaths(SourceDocument document, FreeNames names, Visitor visitor) {
        this.document = document;
        this.names = names;
        this.visitor = visitor;
    }

    /** Visits every place, in the order of the schema. */
    void visit() {
        visit(ConfigurationSchema.WHOLE, ConfigurationSchema.WHOLE, "");
    }

    private void visit(JsonNode schema, JsonNode reference, String at) {
        JsonNode rule = ConfigurationSchema.resolved(schema, reference);
        if (isSingle(schema, rule)) {
            visitor.visit(at, rule);
        }
        rule.path("properties")
                .properties()
                .forEach(each -> property(schema, each.getValue(), at + "/" + each.getKey()));
        JsonNode others = rule.path("additionalProperties");
        if (others.isObject()) {
            Set<String> keys = new TreeSet<>(document.root().at(at).propertyNames());
            keys.addAll(names.at(at));
            keys.forEach(key -> visit(schema, others, Pointers.child(at, key)));
        }
        if (rule.has("items") && !isSingle(schema, rule)) {
            for (int i = 0; i < document.root().at(at).size(); i++) {
                visit(schema, rule.path("items"), at + "/" + i);
            }
        }
    }

    private void property(JsonNode schema, JsonNode rule, String at) {
        if (at.equals("/topology")) {
            visit(ConfigurationSchema.TOPOLOGY, ConfigurationSchema.TOPOLOGY, at);
        } else {
            visit(schema, rule, at);
        }
    }

    /** Whether one text can say it: a text, a number, a word, true or false, or a list of them. */
    private static boolean isSingle(JsonNode schema, JsonNode rule) {
        List<String> types = types(rule);
        JsonNode items = ConfigurationSchema.resolved(schema, rule.path("items"));
        return rule.has("enum")
                || types.contains("string")
                || types.contains("integer")
                || types.contains("boolean")
                || (types.contains("array") && isSingle(schema, items));
    }

    /** The JSON types that a rule allows. */
    static List<String> types(JsonNode rule) {
        JsonNode type = rule.path("type");
        return type.isString()
                ? List.of(type.asString())
                : type.values().stream().map(JsonNode::asString).toList();
    }

    /** The keys that a mapping from names could have, though the document does not have them. */
    interface FreeNames {
        Set<String> at(String pointer);
    }

    /** Told of each place and of what the schema wants there. */
    interface Visitor {
        void visit(String pointer, JsonNode rule);
    }
}
