package dev.drawbridge.reports;

import static dev.drawbridge.reports.Samples.CATALOGUE;
import static dev.drawbridge.reports.Samples.judge;
import static dev.drawbridge.reports.Samples.plan;
import static dev.drawbridge.reports.Samples.planOf;
import static dev.drawbridge.reports.Samples.planWithFlaky;
import static dev.drawbridge.reports.Samples.result;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RollUpTest {

    @Test
    void a_passing_must_makes_its_profile_conformant() {
        Judgement judgement = judge(result("PERM-01", Outcome.PASSED));

        assertThat(judgement.verdictOn("PERM-01").verdict()).isEqualTo(Verdict.PASS);
        assertThat(judgement.conformant()).isTrue();
        assertThat(judgement.exitStatus()).isEqualTo(ExitStatus.CONFORMANT);
        assertThat(judgement.requirements()).hasSameSizeAs(CATALOGUE.requirements());
    }

    @Test
    void one_failed_must_is_not_conformant_and_keeps_its_reason_and_evidence() {
        Judgement judgement =
                judge(result("PERM-01", Outcome.PASSED), result("PERM-06", Outcome.FAILED, "it was stored"));

        assertThat(judgement.exitStatus()).isEqualTo(ExitStatus.NOT_CONFORMANT);
        assertThat(judgement.verdictOn("PERM-06").reason()).isEqualTo("it was stored");
        assertThat(judgement.verdictOn("PERM-06").evidence())
                .extracting(Evidence::text)
                .containsExactly("failed on the wire");
    }

    @Test
    void a_failed_should_is_shown_and_decides_nothing() {
        Judgement judgement = judge(result("PERM-01", Outcome.PASSED), result("PERM-19", Outcome.FAILED));

        assertThat(judgement.verdictOn("PERM-19").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.conformant()).isTrue();
    }

    @Test
    void an_error_is_no_verdict_and_ends_with_the_environments_status() {
        Judgement judgement = judge(result("PERM-01", Outcome.PASSED), result("PERM-06", Outcome.ERROR));

        assertThat(judgement.exitStatus()).isEqualTo(ExitStatus.ENVIRONMENT);
        assertThat(judgement.conformant()).isFalse();
    }

    @Test
    void a_broken_environment_wins_over_a_failure() {
        assertThat(judge(result("PERM-01", Outcome.FAILED), result("PERM-06", Outcome.ERROR))
                        .exitStatus())
                .isEqualTo(ExitStatus.ENVIRONMENT);
    }

    @Test
    void a_run_in_which_nothing_ran_is_never_green() {
        List<ScenarioResult> planned = List.of(result("PERM-01", Outcome.PASSED));
        Judgement nothingRan = RollUp.of(CATALOGUE, plan(planned)).judge(List.of());
        Judgement nothingPlanned = RollUp.of(CATALOGUE, plan(List.of())).judge(List.of());

        assertThat(nothingRan.conformant()).isFalse();
        assertThat(nothingRan.exitStatus()).isEqualTo(ExitStatus.ENVIRONMENT);
        assertThat(nothingPlanned.conformant()).isFalse();
        assertThat(nothingPlanned.exitStatus()).isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void a_planned_scenario_that_did_not_run_is_an_error_that_names_it() {
        ScenarioResult ran = result("PERM-01", Outcome.PASSED);
        ScenarioResult lost = result("PERM-06", Outcome.PASSED);
        Judgement judgement = RollUp.of(CATALOGUE, plan(List.of(ran, lost))).judge(List.of(ran));

        assertThat(judgement.verdictOn("PERM-06").verdict()).isEqualTo(Verdict.ERROR);
        assertThat(judgement.verdictOn("PERM-06").reason()).contains("not executed", lost.id());
        assertThat(judgement.coverage().notExecuted()).containsExactly(lost.id());
        assertThat(judgement.problems()).extracting(RunProblem::message).anyMatch(m -> m.contains(lost.id()));
        assertThat(judgement.exitStatus()).isEqualTo(ExitStatus.ENVIRONMENT);
    }

    @Test
    void a_skipped_scenario_counts_as_not_shown() {
        assertThat(judge(result("PERM-01", Outcome.SKIPPED, ""))
                        .verdictOn("PERM-01")
                        .verdict())
                .isEqualTo(Verdict.ERROR);
    }

    @Test
    void a_profile_of_which_no_must_was_shown_is_not_called_conformant() {
        Judgement judgement = judge(result("PERM-01", Outcome.UNVERIFIABLE), result("PERM-19", Outcome.PASSED));

        assertThat(judgement.conformant()).isFalse();
        assertThat(judgement.exitStatus()).isEqualTo(ExitStatus.ENVIRONMENT);
        assertThat(judgement.problems()).extracting(RunProblem::message).anyMatch(m -> m.contains("permissions"));
    }

    @Test
    void a_profile_that_the_run_has_no_control_over_ends_nothing_and_is_not_called_conformant() {
        List<ScenarioResult> results =
                List.of(result("PERM-01", Outcome.PASSED), result("OPS-01", Outcome.UNVERIFIABLE, "starting apps"));
        RunPlan plan = RunPlan.of(Set.of("permissions", "operations"), planOf(results), Pace.REAL);
        Judgement judgement = RollUp.of(CATALOGUE, plan).judge(results);

        assertThat(judgement.exitStatus()).isEqualTo(ExitStatus.CONFORMANT);
        assertThat(judgement.conformant()).isFalse();
        assertThat(judgement.problems())
                .extracting(RunProblem::message)
                .singleElement()
                .asString()
                .contains("the profile operations is not verified");
        assertThat(Conclusion.of(judgement))
                .startsWith("conformant: permissions; not verified, for want of control: operations");
    }

    @Test
    void one_unverifiable_must_leaves_the_rest_conformant_and_is_listed() {
        Judgement judgement = judge(result("PERM-01", Outcome.PASSED), result("PERM-06", Outcome.UNVERIFIABLE));

        assertThat(judgement.conformant()).isTrue();
        assertThat(judgement.coverage().unverifiedMusts()).contains("PERM-06").doesNotContain("PERM-01");
    }

    @Test
    void what_the_configuration_does_not_claim_is_not_judged() {
        List<ScenarioResult> results = List.of(result("PERM-01", Outcome.PASSED), result("PERM-06", Outcome.FAILED));
        Judgement judgement = RollUp.of(CATALOGUE, plan(results, Map.of("PERM-06", "no such capability"), Map.of()))
                .judge(results);

        assertThat(judgement.verdictOn("PERM-06").verdict()).isEqualTo(Verdict.NOT_CLAIMED);
        assertThat(judgement.verdictOn("PERM-06").reason()).isEqualTo("no such capability");
        assertThat(judgement.conformant()).isTrue();
    }

    @Test
    void a_known_failure_keeps_the_status_but_not_the_word_conformant() {
        List<ScenarioResult> results = List.of(result("PERM-01", Outcome.PASSED), result("PERM-28", Outcome.FAILED));
        Judgement judgement = RollUp.of(CATALOGUE, plan(results, Map.of(), Map.of("PERM-28", "flat layout")))
                .judge(results);

        assertThat(judgement.verdictOn("PERM-28").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.exitStatus()).isEqualTo(ExitStatus.CONFORMANT);
        assertThat(judgement.conformant()).isFalse();
    }

    @Test
    void a_stale_entry_of_known_failing_fails_the_run() {
        List<ScenarioResult> results = List.of(result("PERM-28", Outcome.PASSED));
        Judgement judgement = RollUp.of(CATALOGUE, plan(results, Map.of(), Map.of("PERM-28", "flat layout")))
                .judge(results);

        assertThat(judgement.exitStatus()).isEqualTo(ExitStatus.NOT_CONFORMANT);
        assertThat(judgement.problems()).extracting(RunProblem::message).anyMatch(m -> m.contains("PERM-28"));
    }

    @Test
    void an_unknown_id_among_the_known_failing_is_a_configuration_error() {
        List<ScenarioResult> results = List.of(result("PERM-01", Outcome.PASSED));

        assertThat(RollUp.of(CATALOGUE, plan(results, Map.of(), Map.of("PERM-99", "?")))
                        .judge(results)
                        .exitStatus())
                .isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void a_known_failure_that_could_not_be_tried_is_neither_stale_nor_decisive() {
        List<ScenarioResult> results =
                List.of(result("PERM-01", Outcome.PASSED), result("PERM-28", Outcome.UNVERIFIABLE));
        Judgement judgement = RollUp.of(CATALOGUE, plan(results, Map.of(), Map.of("PERM-28", "flat layout")))
                .judge(results);

        assertThat(judgement.problems()).isEmpty();
        assertThat(judgement.exitStatus()).isEqualTo(ExitStatus.CONFORMANT);
    }

    @Test
    void a_known_failure_covers_no_other() {
        List<ScenarioResult> results = List.of(result("PERM-06", Outcome.FAILED), result("PERM-28", Outcome.FAILED));

        assertThat(RollUp.of(CATALOGUE, plan(results, Map.of(), Map.of("PERM-28", "flat layout")))
                        .judge(results)
                        .exitStatus())
                .isEqualTo(ExitStatus.NOT_CONFORMANT);
    }

    @Test
    void a_flaky_requirement_that_fails_is_reported_and_does_not_decide_the_status() {
        List<ScenarioResult> results = List.of(result("PERM-01", Outcome.PASSED), result("PERM-06", Outcome.FAILED));
        Judgement judgement =
                RollUp.of(CATALOGUE, planWithFlaky(results, "PERM-06")).judge(results);

        assertThat(judgement.verdictOn("PERM-06").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.verdictOn("PERM-06").known()).isEqualTo("known flaky: now and then");
        assertThat(judgement.exitStatus()).isEqualTo(ExitStatus.CONFORMANT);
        assertThat(judgement.conformant()).isFalse();
    }

    @Test
    void a_flaky_requirement_that_passes_is_no_stale_entry() {
        List<ScenarioResult> results = List.of(result("PERM-01", Outcome.PASSED), result("PERM-06", Outcome.PASSED));
        Judgement judgement =
                RollUp.of(CATALOGUE, planWithFlaky(results, "PERM-06")).judge(results);

        assertThat(judgement.problems()).isEmpty();
        assertThat(judgement.exitStatus()).isEqualTo(ExitStatus.CONFORMANT);
        assertThat(judgement.conformant()).isTrue();
    }

    @Test
    void an_error_of_the_environment_decides_even_where_a_requirement_is_flaky() {
        List<ScenarioResult> results = List.of(result("PERM-01", Outcome.PASSED), result("PERM-06", Outcome.ERROR));

        assertThat(RollUp.of(CATALOGUE, planWithFlaky(results, "PERM-06"))
                        .judge(results)
                        .exitStatus())
                .isEqualTo(ExitStatus.ENVIRONMENT);
    }

    @Test
    void an_unknown_id_among_the_flaky_is_a_configuration_error() {
        List<ScenarioResult> results = List.of(result("PERM-01", Outcome.PASSED));

        assertThat(RollUp.of(CATALOGUE, planWithFlaky(results, "PERM-99"))
                        .judge(results)
                        .exitStatus())
                .isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void a_requirement_later_than_the_catalogue_runs_and_is_not_scored() {
        Judgement judgement = judge(result("PERM-01", Outcome.PASSED), result("PERM-77", Outcome.FAILED));

        assertThat(judgement.conformant()).isTrue();
        assertThat(judgement.unscored()).extracting(ScenarioResult::outcome).containsExactly(Outcome.FAILED);
    }

    @Test
    void what_only_the_fast_pace_has_shown_says_so() {
        ScenarioResult real = result("PERM-01", Outcome.PASSED);
        ScenarioResult fast = new ScenarioResult(
                real.id(), real.name(), Set.of("PERM-01"), Outcome.PASSED, "", List.of(), real.duration(), Pace.FAST);

        assertThat(judge(fast).verdictOn("PERM-01").reason()).contains("fast pace only");
        assertThat(judge(real).verdictOn("PERM-01").reason()).doesNotContain("fast");
    }

    @Test
    void a_run_that_claims_nothing_of_what_it_judges_is_not_conformant() {
        List<ScenarioResult> results = List.of(result("OPS-01", Outcome.PASSED));
        Map<String, String> none = CATALOGUE.requirements().stream()
                .collect(java.util.stream.Collectors.toMap(Requirement::id, row -> "not claimed"));
        Judgement judgement =
                RollUp.of(CATALOGUE, plan(results, none, Map.of())).judge(results);

        assertThat(judgement.conformant()).isFalse();
        assertThat(judgement.exitStatus()).isEqualTo(ExitStatus.USAGE);
    }
}
