package dev.drawbridge.reports;

import static dev.drawbridge.reports.Samples.judge;
import static dev.drawbridge.reports.Samples.planOf;
import static dev.drawbridge.reports.Samples.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** What a verdict says of its reasons, and what a run says of what it did not do. */
class ReasonsTest {

    @Test
    void only_the_scenarios_that_decide_a_verdict_give_its_reason_and_evidence() {
        RequirementVerdict row = judge(
                        result("PERM-01", Outcome.PASSED, "it was stored"),
                        result("PERM-01", Outcome.FAILED, "it was refused"))
                .verdictOn("PERM-01");

        assertThat(row.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(row.reason()).isEqualTo("it was refused");
        assertThat(row.evidence()).extracting(Evidence::text).containsExactly("failed on the wire");
        assertThat(row.scenarios()).hasSize(2);
    }

    @Test
    void a_pass_counts_its_scenarios_and_keeps_what_they_remark() {
        assertThat(reason(passed("a", ""))).isEqualTo("1 scenario passed");
        assertThat(reason(passed("a", ""), passed("b", " seen twice "))).isEqualTo("2 scenarios passed; seen twice");
    }

    @Test
    void a_scenario_that_gives_no_reason_is_named_in_place_of_one() {
        assertThat(reason(result("PERM-01", Outcome.SKIPPED, "")))
                .isEqualTo("skipped, so nothing is shown: scenario of PERM-01 (features/PERM-01-skipped.feature:12)");
        assertThat(reason(result("PERM-01", Outcome.FAILED, " ")))
                .isEqualTo("failed without a reason: scenario of PERM-01 (features/PERM-01-failed.feature:12)");
    }

    @Test
    void a_row_that_nothing_was_to_show_says_whether_the_run_was_asked() {
        Judgement judgement = judge(result("PERM-01", Outcome.PASSED));

        assertThat(judgement.verdictOn("PERM-06").reason()).isEqualTo("no scenario of this run shows it");
        assertThat(judgement.verdictOn("OPS-01").reason())
                .isEqualTo("the run was not asked about the profile operations");
        assertThatThrownBy(() -> judgement.verdictOn("PERM-99"))
                .hasMessage("the catalogue has no requirement \"PERM-99\"");
    }

    @Test
    void the_coverage_tells_what_ran_what_did_not_and_what_nothing_proves() {
        ScenarioResult ran = result("PERM-01", Outcome.PASSED);
        ScenarioResult lost = result("PERM-06", Outcome.PASSED);
        RunPlan plan = new RunPlan(
                Set.of("permissions"),
                planOf(List.of(ran, lost)),
                Pace.REAL,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of("PERM-06", List.of("a-variant")));
        Judgement judgement = RollUp.of(Samples.CATALOGUE, plan).judge(List.of(ran));
        Coverage coverage = judgement.coverage();

        assertThat(coverage.planned()).isEqualTo(2);
        assertThat(coverage.executed()).isEqualTo(1);
        assertThat(coverage.untested()).contains("PERM-02", "OPS-01").doesNotContain("PERM-01", "PERM-06");
        assertThat(coverage.unverifiedMusts())
                .contains("PERM-02", "PERM-06")
                .doesNotContain("PERM-01", "PERM-19", "OPS-01");
        assertThat(coverage.unproven()).contains("PERM-01", "OPS-01").doesNotContain("PERM-06");
        assertThat(judgement.problems())
                .extracting(RunProblem::message)
                .contains("1 of 2 planned scenarios were not executed: " + lost.id());
    }

    @Test
    void each_profile_counts_the_verdicts_on_its_rows() {
        List<ScenarioResult> results = List.of(
                result("PERM-01", Outcome.PASSED),
                result("PERM-06", Outcome.FAILED),
                result("PERM-07", Outcome.FAILED),
                result("PERM-08", Outcome.ERROR),
                result("PERM-09", Outcome.UNVERIFIABLE));
        Judgement judgement = RollUp.of(
                        Samples.CATALOGUE, Samples.plan(results, Map.of("PERM-10", "no such thing"), Map.of()))
                .judge(results);

        assertThat(profile(judgement, "permissions"))
                .isEqualTo(
                        new ProfileVerdict("permissions", ProfileVerdict.Standing.NOT_CONFORMANT, 1, 2, 1, 1, 1, 24));
        assertThat(profile(judgement, "recovery").standing()).isEqualTo(ProfileVerdict.Standing.OUT_OF_SCOPE);
    }

    @Test
    void a_configuration_that_names_what_is_not_there_is_told_what_is() {
        List<ScenarioResult> results = List.of(result("PERM-01", Outcome.PASSED));
        RunPlan plan = new RunPlan(
                Set.of("permissions", "permission"),
                planOf(results),
                Pace.REAL,
                Map.of("PERM-97", "?"),
                Map.of("PERM-98", "?"),
                Map.of("PERM-99", "?"),
                Map.of());

        assertThat(RollUp.of(Samples.CATALOGUE, plan).judge(results).problems())
                .extracting(RunProblem::status, RunProblem::message)
                .containsExactly(
                        usage(
                                "the configuration lists PERM-98 as known-failing, but version 1 of the catalogue has no such"
                                        + " requirement: correct the id or remove it"),
                        usage(
                                "the configuration lists PERM-99 as known-flaky, but version 1 of the catalogue has no such"
                                        + " requirement: correct the id or remove it"),
                        usage(
                                "the configuration lists PERM-97 as not claimed, but version 1 of the catalogue has no such"
                                        + " requirement: correct the id or remove it"),
                        usage("there is no profile \"permission\"; there are provisioning, permissions, delivery, dlq,"
                                + " operations, recovery"));
    }

    @Test
    void a_profile_that_is_not_verified_says_whether_something_broke() {
        assertThat(judge(result("PERM-01", Outcome.PASSED), result("PERM-06", Outcome.ERROR))
                        .problems())
                .extracting(RunProblem::message)
                .containsExactly(
                        "the profile permissions is not verified: 1 of its requirements ended in an error; see the"
                                + " reasons of its requirements");
        assertThat(judge(result("PERM-19", Outcome.PASSED)).problems())
                .extracting(RunProblem::status, RunProblem::message)
                .containsExactly(tuple(
                        ExitStatus.ENVIRONMENT,
                        "the profile permissions is not verified: none of its must-requirements was shown to hold; see the"
                                + " reasons of its requirements"));
    }

    private static Tuple usage(String message) {
        return tuple(ExitStatus.USAGE, message);
    }

    private static ProfileVerdict profile(Judgement judgement, String name) {
        return judgement.profiles().stream()
                .filter(profile -> profile.profile().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String reason(ScenarioResult... results) {
        return judge(results).verdictOn("PERM-01").reason();
    }

    private static ScenarioResult passed(String id, String reason) {
        return new ScenarioResult(
                id, id, Set.of("PERM-01"), Outcome.PASSED, reason, List.of(), Duration.ZERO, Pace.REAL);
    }
}
