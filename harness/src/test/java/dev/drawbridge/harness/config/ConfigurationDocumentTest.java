package dev.drawbridge.harness.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.drawbridge.topology.SourceDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The documentation says what the schema says, and its example works. */
class ConfigurationDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "configuration.md");
    private static final Path SCHEMA = Path.of("..", "docs", "drawbridge.schema.json");

    @TempDir
    Path folder;

    @Test
    void the_document_has_a_row_for_every_key_of_the_schema_and_for_no_other() throws IOException {
        String keys = Files.readString(DOCUMENT);
        keys = keys.substring(keys.indexOf("## Keys"));
        Set<String> rows = Pattern.compile("(?m)^\\| `([^`]+)` \\|")
                .matcher(keys)
                .results()
                .map((MatchResult row) -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> wanted = new TreeSet<>();
        collect(ConfigurationSchema.published(), "", wanted);

        assertThat(wanted).contains("pace", "topology.apps[].consumers[].backoff", "nats.principals.NAME.user");
        assertThat(rows).isEqualTo(wanted);
    }

    @Test
    void the_example_can_be_used_as_it_is_and_has_every_section() throws IOException {
        Matcher block = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(Files.readString(DOCUMENT));
        assertThat(block.find()).isTrue();
        Path file = Files.writeString(folder.resolve("drawbridge.yaml"), block.group(1));
        Files.writeString(folder.resolve("observer-password"), "secret");

        Configuration read = Configuration.load(
                file,
                Map.of("ADMIN_PASSWORD", "one", "LICENSE_KEY", "two"),
                new Properties(),
                Set.of("PERM-28", "SYNC-14"));

        assertThat(read.secrets()).containsExactlyInAnyOrder("one", "two", "secret");
        assertThat(SourceDocument.read(file).root().propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        ConfigurationSchema.WHOLE.path("properties").propertyNames());
    }

    @Test
    void the_example_at_the_root_can_be_used_with_every_comment_taken_away() throws IOException {
        String text = Files.readString(Path.of("..", "drawbridge.yaml"));
        int optional = text.indexOf("# implementation:");
        Path file = Files.writeString(
                folder.resolve("drawbridge.yaml"),
                text.substring(0, optional) + text.substring(optional).replaceAll("(?m)^# ?", ""));

        assertThat(Configuration.load(file, Map.of("ADMIN_PASSWORD", "one"), new Properties())
                        .knownFailing())
                .containsKey("PERM-28");
    }

    @Test
    void the_published_schema_is_that_of_the_code_and_accepts_the_example() throws IOException {
        String published =
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(ConfigurationSchema.published())
                        + "\n";
        Path made = Files.writeString(Path.of("target", "drawbridge.schema.json"), published);

        assertThat(Files.readString(SCHEMA).equals(published))
                .as("%s is the schema of the code; when it is not, copy harness/%s over it", SCHEMA, made)
                .isTrue();
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(ConfigurationSchema.published())
                        .validate(SourceDocument.read(Path.of("..", "drawbridge.yaml"))
                                .root()))
                .isEmpty();
    }

    private static void collect(JsonNode reference, String path, Set<String> keys) {
        JsonNode rule = ConfigurationSchema.resolved(ConfigurationSchema.published(), reference);
        rule.path("properties")
                .properties()
                .forEach(each -> collect(each.getValue(), path + (path.isEmpty() ? "" : ".") + each.getKey(), keys));
        if (rule.path("additionalProperties").isObject()) {
            collect(rule.path("additionalProperties"), path + ".NAME", keys);
        }
        boolean words = SettingPaths.types(rule).contains("string")
                || SettingPaths.types(rule).contains("integer");
        if (rule.has("items") && !words) {
            collect(rule.path("items"), path + "[]", keys);
        }
        boolean branch = rule.has("items") || SettingPaths.types(rule).contains("object");
        if (words || !branch) {
            keys.add(path);
        }
    }
}
