package dev.drawbridge.harness.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.permissions.Direction;
import dev.drawbridge.permissions.Grant;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.topology.TopologyYaml;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrantChangesTest {

    private static final List<PrincipalGrants> LEAST = LeastGrants.of(TopologyYaml.seed());
    private static final String OWN_EVENTS = "system_a.sync.system_b";

    @Test
    void a_withdrawn_grant_is_gone_for_that_principal_and_for_no_other() {
        List<PrincipalGrants> changed = GrantChanges.without(LEAST, "system_a", OWN_EVENTS::equals);

        assertThat(subjects(LEAST, "system_a")).contains(OWN_EVENTS);
        assertThat(subjects(changed, "system_a"))
                .doesNotContain(OWN_EVENTS)
                .hasSize(subjects(LEAST, "system_a").size() - 1);
        assertThat(others(changed)).isEqualTo(others(LEAST));
    }

    @Test
    void an_added_grant_is_one_to_publish_and_leaves_the_rest() {
        List<PrincipalGrants> changed = GrantChanges.with(LEAST, "system_a", List.of(">"));

        assertThat(grants(changed, "system_a"))
                .containsAll(grants(LEAST, "system_a"))
                .hasSize(grants(LEAST, "system_a").size() + 1)
                .anySatisfy(grant -> {
                    assertThat(grant.subject()).isEqualTo(">");
                    assertThat(grant.direction()).isEqualTo(Direction.PUBLISH);
                });
        assertThat(others(changed)).isEqualTo(others(LEAST));
    }

    private static List<String> subjects(List<PrincipalGrants> all, String principal) {
        return grants(all, principal).stream().map(Grant::subject).toList();
    }

    private static List<Grant> grants(List<PrincipalGrants> all, String principal) {
        return all.stream()
                .filter(each -> each.principal().name().equals(principal))
                .flatMap(each -> each.grants().stream())
                .toList();
    }

    private static List<PrincipalGrants> others(List<PrincipalGrants> all) {
        return all.stream()
                .filter(each -> !each.principal().name().equals("system_a"))
                .toList();
    }
}
