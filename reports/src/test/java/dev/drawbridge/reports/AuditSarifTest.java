package dev.drawbridge.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.audit.Audit;
import dev.drawbridge.permissions.audit.AuditResult;
import dev.drawbridge.topology.TopologyYaml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditSarifTest {

    private static final Path ROOT = Path.of("..");
    private static final Path SETS = ROOT.resolve("permissions/src/test/resources/audit");

    @Test
    void every_loose_set_gives_a_log_that_the_schema_accepts() throws IOException {
        Schema schema = schema();
        try (Stream<Path> sets = Files.list(SETS)) {
            for (Path set :
                    sets.filter(each -> each.toString().endsWith(".conf")).toList()) {
                assertThat(schema.validate(sarif(set), InputFormat.JSON))
                        .as(set.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void the_schema_refuses_what_is_no_log() throws IOException {
        List<Error> errors =
                schema().validate(sarif(SETS.resolve("usual.conf")).replace("\"error\"", "\"must\""), InputFormat.JSON);

        assertThat(errors).isNotEmpty();
    }

    @Test
    void a_result_points_at_the_line_in_the_repository() throws IOException {
        JsonNode result = JsonMapper.shared()
                .readTree(sarif(SETS.resolve("own-prefix.conf")))
                .at("/runs/0/results/0");

        assertThat(result.path("ruleId").asString()).isEqualTo("PERM-21");
        assertThat(result.path("level").asString()).isEqualTo("error");
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asString())
                .isEqualTo("permissions/src/test/resources/audit/own-prefix.conf");
        assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt())
                .isEqualTo(10);
        assertThat(result.at("/message/text").asString()).contains("system_a.>", "Mend it");
    }

    private static String sarif(Path set) {
        AuditResult result =
                new Audit(TopologyYaml.seed(), Map.of(), ServerVersion.parse("2.15.1")).ofConfiguration(set, Map.of());
        return AuditSarif.of(result, Catalogue.load(), "1.0.0", ROOT);
    }

    /** As the standard has it, out of a library that brings it along. */
    private static Schema schema() throws IOException {
        try (InputStream text =
                Objects.requireNonNull(AuditSarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new String(text.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        }
    }
}
