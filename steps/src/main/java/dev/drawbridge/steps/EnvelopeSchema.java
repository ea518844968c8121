package dev.drawbridge.steps;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.drawbridge.harness.contract.Contract;
import dev.drawbridge.harness.contract.Renaming;
import dev.drawbridge.harness.contract.Resource;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The event envelope of the wire contract, as a JSON Schema. */
final class EnvelopeSchema {

    private static final Schema SCHEMA = load();

    private static final Pattern QUOTED = Pattern.compile("'([a-z_]+)'");

    private EnvelopeSchema() {}

    /** What is wrong with an event, in the names of both; empty when nothing is. */
    static List<String> problemsOf(JsonNode event, Contract contract) {
        Resource about = event.path("resource_type").asString("").equals(Resource.USER.key())
                ? Resource.USER
                : Resource.ORGANIZATION;
        return SCHEMA.validate(event).stream()
                .map(problem -> {
                    boolean inside = problem.getInstanceLocation().toString().startsWith("/payload");
                    return inTheirs(
                            problem.toString(),
                            inside
                                    ? contract.of(about).payload()
                                    : contract.events().envelope());
                })
                .toList();
    }

    private static String inTheirs(String problem, Renaming names) {
        return QUOTED.matcher(problem)
                .replaceAll(name -> Matcher.quoteReplacement("'" + names.words(name.group(1)) + "'"));
    }

    private static Schema load() {
        InputStream text =
                Objects.requireNonNull(EnvelopeSchema.class.getResourceAsStream("event-envelope.schema.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text);
    }
}
