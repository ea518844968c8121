package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.reports.Catalogue;
import dev.drawbridge.reports.PlannedScenario;
import io.cucumber.tagexpressions.TagExpressionException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlannedScenariosTest {

    private static final List<PlannedScenario> ALL = PlannedScenarios.matching("");

    @Test
    void every_scenario_has_a_place_of_its_own_where_a_scenario_or_a_row_stands() throws Exception {
        assertThat(ALL).extracting(PlannedScenario::id).doesNotHaveDuplicates().hasSizeGreaterThan(100);
        for (PlannedScenario each : ALL) {
            int colon = each.id().lastIndexOf(':');
            String resource = "/" + each.id().substring("classpath:".length(), colon);
            int line = Integer.parseInt(each.id().substring(colon + 1));
            try (var text = Objects.requireNonNull(PlannedScenarios.class.getResourceAsStream(resource), resource)) {
                String found = new String(text.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                        .lines()
                        .skip(line - 1L)
                        .findFirst()
                        .orElseThrow();
                assertThat(found.strip()).as(each.id()).matches("(Scenario|Example)( Outline)?: .*|\\|.*");
            }
        }
    }

    @Test
    void every_scenario_shows_something_that_the_catalogue_has() {
        Catalogue catalogue = Catalogue.load();

        assertThat(ALL).allSatisfy(each -> {
            assertThat(each.requirementIds()).as(each.id()).isNotEmpty();
            assertThat(each.requirementIds())
                    .as(each.id())
                    .allMatch(id -> catalogue.find(id).isPresent());
        });
    }

    @Test
    void tags_select_and_their_opposite_selects_the_rest() {
        Set<String> permissions = ids("@permissions");
        Set<String> others = ids("not @permissions");

        assertThat(permissions).isNotEmpty().doesNotContainAnyElementsOf(others);
        assertThat(permissions.size() + others.size()).isEqualTo(ALL.size());
        assertThat(ids("@PERM-06")).isNotEmpty().isSubsetOf(permissions);
        assertThat(ids("@no-such-tag")).isEmpty();
    }

    @Test
    void wrong_tags_are_refused() {
        assertThatThrownBy(() -> PlannedScenarios.matching("@a or (")).isInstanceOf(TagExpressionException.class);
    }

    private static Set<String> ids(String tags) {
        return PlannedScenarios.matching(tags).stream().map(PlannedScenario::id).collect(Collectors.toSet());
    }
}
