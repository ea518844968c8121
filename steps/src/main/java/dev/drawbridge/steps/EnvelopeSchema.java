package dev.drawbridge.steps;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The event envelope of the wire contract, as a JSON Schema. */
final class EnvelopeSchema {

    private static final Schema SCHEMA = load();

    private EnvelopeSchema() {}

    /** What is wrong with an event; empty when nothing is. */
    static List<String> problemsOf(JsonNode event) {
        return SCHEMA.validate(event).stream().map(Object::toString).toList();
    }

    private static Schema load() {
        InputStream text =
                Objects.requireNonNull(EnvelopeSchema.class.getResourceAsStream("event-envelope.schema.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text);
    }
}
