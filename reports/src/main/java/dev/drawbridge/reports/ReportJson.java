package dev.drawbridge.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The report as JSON, and back. */
public final class ReportJson {

    /** What a schema or a closed list fixes: it can't hold a secret, and masking it would break its reader. */
    private static final Set<String> FIXED = Set.of(
            "id",
            "level",
            "profile",
            "verdict",
            "outcome",
            "pace",
            "standing",
            "requirementIds",
            "started",
            "finished",
            "duration",
            "expected",
            "observed",
            "notExecuted",
            "untested",
            "unverifiedMusts",
            "unproven",
            "at",
            "declared",
            "waits");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ReportJson() {}

    /** The report as the text of {@code report.json}. */
    public static String write(Report report) {
        return MAPPER.writeValueAsString(report) + "\n";
    }

    /**
     * The report of such a text.
     *
     * @throws tools.jackson.core.JacksonException when the text isn't a report
     */
    public static Report read(String json) {
        return MAPPER.readValue(json, Report.class);
    }

    /** The same report without any secret in whatever it says in free text. */
    static Report mask(Report report, Masker masker) {
        ObjectNode tree = MAPPER.valueToTree(report);
        mask(tree, masker);
        return MAPPER.treeToValue(tree, Report.class);
    }

    private static void mask(JsonNode node, Masker masker) {
        if (node instanceof ObjectNode object) {
            object.properties().stream()
                    .filter(property -> !FIXED.contains(property.getKey()))
                    .forEach(property -> property.setValue(masked(property.getValue(), masker)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, masked(array.get(i), masker));
            }
        }
    }

    private static JsonNode masked(JsonNode node, Masker masker) {
        if (node instanceof StringNode text) {
            return StringNode.valueOf(masker.mask(text.stringValue()));
        }
        mask(node, masker);
        return node;
    }
}
