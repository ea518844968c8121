package dev.drawbridge.harness.config;

import dev.drawbridge.topology.SchemaCheck;
import dev.drawbridge.topology.TopologyYaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The form of the configuration file: a JSON Schema, whose topology section has one of its own. */
final class ConfigurationSchema {

    static final JsonNode WHOLE = parsed(text());
    static final JsonNode TOPOLOGY = parsed(TopologyYaml.schema());

    private ConfigurationSchema() {}

    static SchemaCheck check() {
        return new SchemaCheck(text());
    }

    /** Both as one schema, for editors. */
    static JsonNode published() {
        ObjectNode topology = (ObjectNode) TOPOLOGY.deepCopy();
        JsonNode definitions = topology.remove("$defs");
        topology.remove(List.of("$schema", "title"));
        ObjectNode whole = (ObjectNode) WHOLE.deepCopy();
        whole.withObject("/properties").set("topology", topology);
        definitions.properties().forEach(each -> whole.withObject("/$defs").set(each.getKey(), each.getValue()));
        return whole;
    }

    /** A rule, or what it refers to inside its schema. */
    static JsonNode resolved(JsonNode schema, JsonNode rule) {
        String reference = rule.path("$ref").asString("");
        return reference.isEmpty() ? rule : schema.at(reference.substring(1));
    }

    private static JsonNode parsed(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static String text() {
        try (InputStream in =
                Objects.requireNonNull(ConfigurationSchema.class.getResourceAsStream("drawbridge-schema.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
