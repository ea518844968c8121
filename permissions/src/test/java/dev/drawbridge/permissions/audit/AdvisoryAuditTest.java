package dev.drawbridge.permissions.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.permissions.Bridges;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.topology.Layout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdvisoryAuditTest {

    @Test
    void an_advisory_is_told_by_itself_where_what_it_needs_is_there() {
        String mixed = "subscribe: {deny: [\"system_b.sync.system_a\", \"system_b.sync.system_a q\"]}";

        assertThat(findings("2.11.15", mixed))
                .hasSize(2)
                .anySatisfy(finding -> assertThat(finding.message())
                        .contains("advisory 2026-18 (GHSA-jx8g-9g95-6322)", "2.11.16, 2.12.7, 2.14.0")
                        .contains("It matters here: a deny list for subscriptions has entries with a queue group"))
                .allMatch(finding -> finding.severity() == Severity.SHOULD)
                .allMatch(finding -> finding.remedy().contains("2.12.12 or 2.14.3"));
    }

    @Test
    void elsewhere_it_is_told_among_the_others() {
        assertThat(findings("2.11.15", "publish: \"system_a.sync.system_b\", subscribe: \"_INBOX_system_a.>\""))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.message())
                                .contains(
                                        "entries with a queue group beside plain ones, not so here: 2026-18 (GHSA-jx8g-9g95-6322)"));
    }

    @Test
    void a_version_with_all_fixes_has_no_finding_whatever_the_configuration() {
        assertThat(findings("2.15.1", "subscribe: {deny: [\"a\", \"a q\"]}")).isEmpty();
    }

    private static List<Finding> findings(String version, String permissions) {
        String text = "authorization { users: [ {user: system_a, password: p, permissions: {" + permissions + "}} ] }";
        return new Audit(Bridges.seed(Layout.FLAT), Map.of(), ServerVersion.parse(version))
                .ofText(Path.of("nats.conf"), text, Map.of()).findings().stream()
                        .filter(each -> each.requirement().equals(AdvisoryRules.REQUIREMENT))
                        .toList();
    }
}
