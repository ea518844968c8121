package dev.drawbridge.reports;

import static dev.drawbridge.reports.Samples.judge;
import static dev.drawbridge.reports.Samples.plan;
import static dev.drawbridge.reports.Samples.result;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConclusionTest {

    @Test
    void a_conformant_run_names_its_profiles_and_what_it_did_not_look_at() {
        assertThat(Conclusion.of(judge(result("PERM-01", Outcome.PASSED))))
                .startsWith("conformant: permissions, as far as it was looked at: ")
                .endsWith("must-requirements not verified (status 0)");
        ScenarioResult[] all = Samples.CATALOGUE.requirements().stream()
                .filter(row -> row.profile().equals("permissions"))
                .map(row -> result(row.id(), Outcome.PASSED))
                .toArray(ScenarioResult[]::new);
        assertThat(Conclusion.of(judge(all))).isEqualTo("conformant: permissions (status 0)");
    }

    @Test
    void a_run_that_fails_counts_what_decides() {
        assertThat(Conclusion.of(judge(result("PERM-01", Outcome.FAILED), result("PERM-19", Outcome.FAILED))))
                .isEqualTo("not conformant: 1 must-requirement fails (status 1)");
        assertThat(Conclusion.of(judge(result("PERM-01", Outcome.FAILED), result("PERM-06", Outcome.FAILED))))
                .isEqualTo("not conformant: 2 must-requirements fail (status 1)");
    }

    @Test
    void known_failures_alone_are_said_to_be_that() {
        assertThat(known(result("PERM-01", Outcome.PASSED), result("PERM-28", Outcome.FAILED)))
                .isEqualTo("not conformant, by known failures only: 1 must-requirement (status 0)");
        assertThat(known(result("PERM-28", Outcome.PASSED)))
                .isEqualTo("not conformant: an entry of known-failing is stale (status 1)");
    }

    @Test
    void a_run_that_broke_says_so_and_how_far_it_went() {
        assertThat(Conclusion.of(judge())).isEqualTo("no verdict: the run was not set up to show anything (status 2)");
        assertThat(Conclusion.of(judge(result("PERM-06", Outcome.ERROR))))
                .isEqualTo("no verdict: the environment or the run itself broke (status 3)");
        assertThat(Conclusion.of(judge(result("PERM-01", Outcome.FAILED), result("PERM-06", Outcome.ERROR))))
                .isEqualTo(
                        "no verdict: the environment or the run itself broke; as far as it went, 1 must-requirement fails"
                                + " (status 3)");
    }

    private static String known(ScenarioResult... results) {
        RunPlan plan = plan(List.of(results), Map.of(), Map.of("PERM-28", "flat layout"));
        return Conclusion.of(RollUp.of(Samples.CATALOGUE, plan).judge(List.of(results)));
    }
}
