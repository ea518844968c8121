package dev.drawbridge.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final String ROW = """
              - id: PERM-01
                level: must
                profile: permissions
                requirement: X may.
                shown-by: Probe.
                source: own
                check: If this fails, check that it may.
            """;

    @Test
    void the_frozen_catalogue_has_every_row_of_the_specification() {
        Map<String, Long> rows = Catalogue.load().requirements().stream()
                .collect(Collectors.groupingBy(Requirement::profile, Collectors.counting()));

        assertThat(rows)
                .isEqualTo(Map.of(
                        "provisioning",
                        18L,
                        "permissions",
                        30L,
                        "delivery",
                        17L,
                        "dlq",
                        13L,
                        "operations",
                        5L,
                        "recovery",
                        6L));
    }

    @Test
    void every_row_says_where_to_look_when_it_fails() {
        assertThat(Catalogue.load().requirements())
                .allSatisfy(row -> assertThat(row.check())
                        .startsWith("If this fails, check that ")
                        .endsWith("."));
    }

    @Test
    void an_unknown_id_is_answered_with_the_ids_near_it() {
        assertThatThrownBy(() -> Catalogue.load().requirement("REC-99"))
                .hasMessageContaining("REC-99")
                .hasMessageContaining("REC-01")
                .hasMessageContaining("REC-06");
    }

    @Test
    void a_second_row_with_an_id_is_refused_with_that_id() {
        assertThatThrownBy(() -> read("version: 1\nrequirements:\n" + ROW + ROW))
                .isInstanceOf(InvalidCatalogueException.class)
                .hasMessageContaining("PERM-01 twice");
    }

    @Test
    void an_unknown_level_is_refused_with_the_levels_there_are() {
        assertThatThrownBy(() -> read("version: 1\nrequirements:\n" + ROW.replace("must", "shall")))
                .hasMessage("PERM-01: level must be one of must, should, may, found \"shall\"");
    }

    @Test
    void a_missing_text_is_refused_with_its_row_and_key() {
        assertThatThrownBy(() -> read("version: 1\nrequirements:\n" + ROW.replaceAll("(?m)^ *check:.*\n", "")))
                .hasMessage("PERM-01: `check` must be a text, found null");
    }

    @Test
    void what_is_not_yaml_is_refused_without_a_stack_trace_of_its_own() {
        assertThatThrownBy(() -> read("version: [1"))
                .isInstanceOf(InvalidCatalogueException.class)
                .hasMessageContaining("isn't YAML");
    }

    @Test
    void a_row_that_is_no_map_is_refused_with_its_number() {
        assertThatThrownBy(() -> read("version: 1\nrequirements:\n" + ROW + "  - PERM-02\n"))
                .hasMessage("row 2 must be a map of keys and values, found PERM-02");
        assertThatThrownBy(() -> read("version: 1\nrequirements:\n" + ROW + ROW.replace("PERM-01", "PERM-2")))
                .hasMessage("row 2: id must read like PERM-06, found \"PERM-2\"");
    }

    @Test
    void a_catalogue_is_asked_by_id_and_by_what_its_scenarios_show() {
        Catalogue catalogue = read("version: 7\nrequirements:\n" + ROW
                + ROW.replace("PERM-01", "DLQ-01").replace("profile: permissions", "profile: dlq"));

        assertThat(catalogue.version()).isEqualTo(7);
        assertThat(catalogue.ids()).containsExactlyInAnyOrder("PERM-01", "DLQ-01");
        assertThat(catalogue.requirement("DLQ-01").level()).isEqualTo(Level.MUST);
        assertThat(catalogue.profilesOf(List.of(new PlannedScenario("a", "a", Set.of("DLQ-01", "OPS-01")))))
                .containsExactly("dlq");
        assertThatThrownBy(() -> catalogue.requirement("PERM-99"))
                .hasMessageContaining("PERM-01")
                .hasMessageNotContaining("DLQ-01");
    }

    private static Catalogue read(String yaml) {
        return Catalogue.read(new StringReader(yaml));
    }
}
