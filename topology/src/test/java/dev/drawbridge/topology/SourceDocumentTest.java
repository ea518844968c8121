package dev.drawbridge.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class SourceDocumentTest {

    private static final JsonNode X = JsonNodeFactory.instance.stringNode("x");

    @Test
    void a_scalar_is_what_yaml_takes_it_for() {
        JsonNode root = SourceDocument.parse(
                        "[null, true, false, 7, -12345678901234567890, 1.5, 0x10, .inf, '7', text]", "a.yaml")
                .root();

        assertThat(root).hasToString("[null,true,false,7,-12345678901234567890,1.5,\"0x10\",\".inf\",\"7\",\"text\"]");
    }

    @Test
    void a_value_knows_its_line_and_what_is_not_there_the_nearest_around_it() {
        SourceDocument document = SourceDocument.parse("a: 1\nb:\n  c:\n    - d\n    - e\n", "a.yaml");

        assertThat(document.source()).isEqualTo("a.yaml");
        assertThat(document.line("/b/c/1")).isEqualTo(5);
        assertThat(document.line("/b/x/y")).isEqualTo(2);
        assertThat(document.line("/z")).isEqualTo(1);
    }

    @Test
    void a_value_is_laid_over_the_text_and_mappings_are_made_around_it() {
        SourceDocument document = SourceDocument.parse("a: {b: 1}\nn: none\nt: text\nl: [1, 2]\n", "a.yaml");

        document.override("/a/b", X, "the variable B");
        document.override("/new/deep/c", X, "the variable C");
        document.override("/n/c", X, "the variable N");
        document.override("/l/1", X, "the variable L");

        assertThat(document.root())
                .hasToString("{\"a\":{\"b\":\"x\"},\"n\":{\"c\":\"x\"},\"t\":\"text\",\"l\":[1,\"x\"],"
                        + "\"new\":{\"deep\":{\"c\":\"x\"}}}");
        assertThat(document.origin("/a/b")).isEqualTo("the variable B");
        assertThat(document.origin("/a")).isNull();
        assertThat(document.problem("/new/deep/c", "wrong", "mend it"))
                .hasToString("the variable C: new.deep.c: wrong; mend it");
    }

    @Test
    void what_stands_in_the_place_of_a_mapping_is_left_for_the_schema_to_refuse() {
        SourceDocument document = SourceDocument.parse("t: text\nl: [1, 2]\n", "a.yaml");

        document.override("/t/c", X, "the variable T");
        document.override("/l/2", X, "the variable L");
        document.override("/l/first", X, "the variable L");

        assertThat(document.root()).hasToString("{\"t\":\"text\",\"l\":[1,2]}");
        assertThat(document.origin("/t/c")).isNull();
        assertThat(document.origin("/l/2")).isNull();
    }

    @Test
    void a_text_from_outside_is_shown_as_its_placeholder_unless_it_is_shorter_than_a_secret() {
        SourceDocument document = SourceDocument.parse("a: ${LONG}\nb: ${SHORT}\nc: plain\n", "a.yaml");

        assertThat(new Placeholders(Map.of("LONG", "hunt", "SHORT", "abc"), Path.of(".")).resolve(document, ""))
                .isEmpty();

        assertThat(document.root()).hasToString("{\"a\":\"hunt\",\"b\":\"abc\",\"c\":\"plain\"}");
        assertThat(document.placeholder("/a")).isEqualTo("${LONG}");
        assertThat(document.placeholder("/c")).isNull();
        assertThat(document.problem("/a", "found hunt and abc at nats://me:secret@host", "")
                        .message())
                .isEqualTo("found ${LONG} and abc at nats://***@host");
    }

    @Test
    void the_seed_is_a_document_to_lay_values_over() {
        SourceDocument seed = TopologyYaml.seedDocument();

        assertThat(seed.source()).isEqualTo("seed.yaml");
        assertThat(TopologyYaml.from(seed, new ArrayList<>())).contains(TopologyYaml.seed());
        assertThat(TopologyYaml.schema()).contains("\"streams\"");
    }
}
