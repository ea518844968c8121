package dev.drawbridge.junit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.drawbridge.reports.Catalogue;
import dev.drawbridge.reports.ExitStatus;
import dev.drawbridge.reports.Implementation;
import dev.drawbridge.reports.Outcome;
import dev.drawbridge.reports.Pace;
import dev.drawbridge.reports.PlannedScenario;
import dev.drawbridge.reports.Report;
import dev.drawbridge.reports.RequirementVerdict;
import dev.drawbridge.reports.RollUp;
import dev.drawbridge.reports.RunFacts;
import dev.drawbridge.reports.RunPlan;
import dev.drawbridge.reports.RunProblem;
import dev.drawbridge.reports.ScenarioResult;
import dev.drawbridge.steps.NoVerdictException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class ToldTest {

    /** A must, and a should. */
    private static final String MUST = "PERM-06";

    private static final String SHOULD = "PERM-29";

    @Test
    void a_must_that_fails_is_a_failure_with_its_words_and_so_is_the_run() {
        Report report = report(MUST, Outcome.FAILED, Map.of());

        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> Told.requirement(row(report, MUST)))
                .withMessageContainingAll(
                        MUST + " ",
                        row(report, MUST).reason(),
                        row(report, MUST).check());
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> Told.run(report))
                .withMessageContaining("not conformant: 1 must-requirement fails (status 1)");
    }

    @Test
    void a_known_failure_is_skipped_and_does_not_fail_the_run() {
        Report report = report(MUST, Outcome.FAILED, Map.of(MUST, "one account for all"));

        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(() -> Told.requirement(row(report, MUST)))
                .withMessageContaining("known failing: one account for all");
        assertThatCode(() -> Told.run(report)).doesNotThrowAnyException();
    }

    @Test
    void a_known_failure_that_passes_fails_the_run() {
        Report report = report(MUST, Outcome.PASSED, Map.of(MUST, "one account for all"));

        assertThatCode(() -> Told.requirement(row(report, MUST))).doesNotThrowAnyException();
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> Told.run(report))
                .withMessageContaining("listed as known-failing");
    }

    @Test
    void a_should_that_fails_is_skipped() {
        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(() -> Told.requirement(row(report(SHOULD, Outcome.FAILED, Map.of()), SHOULD)))
                .withMessageContaining(SHOULD + " (should)");
    }

    @Test
    void a_broken_environment_is_an_error_of_the_requirement_and_of_the_run() {
        Report report = report(MUST, Outcome.ERROR, Map.of());

        assertThatExceptionOfType(NoVerdictException.class)
                .isThrownBy(() -> Told.requirement(row(report, MUST)))
                .withMessageContaining("error, no verdict");
        assertThatExceptionOfType(NoVerdictException.class)
                .isThrownBy(() -> Told.run(report))
                .withMessageContaining("(status 3)");
    }

    @Test
    void what_was_not_shown_is_skipped_with_the_reason() {
        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(() -> Told.requirement(row(report(MUST, Outcome.UNVERIFIABLE, Map.of()), MUST)))
                .withMessageContaining("PERM-06 unverifiable: why");
        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(() -> Told.requirement(row(report(MUST, Outcome.PASSED, Map.of()), "SYNC-01")))
                .withMessageContaining("SYNC-01 untested: ");
    }

    @Test
    void a_run_that_was_set_up_wrongly_is_an_error() {
        assertThatExceptionOfType(NoVerdictException.class)
                .isThrownBy(() -> Told.run(report(
                        RunPlan.of(Set.of("permissions"), List.of(), Pace.FAST),
                        List.of(),
                        List.of(new RunProblem(ExitStatus.USAGE, "nothing was planned")))))
                .withMessageContaining("nothing was planned");
    }

    private static RequirementVerdict row(Report report, String id) {
        return report.requirements().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Report report(String id, Outcome outcome, Map<String, String> knownFailing) {
        RunPlan plan = new RunPlan(
                Set.of("permissions"),
                List.of(new PlannedScenario("a.feature:1", "one", Set.of(id))),
                Pace.FAST,
                Map.of(),
                knownFailing,
                Map.of(),
                Map.of());
        ScenarioResult result = new ScenarioResult(
                "a.feature:1", "one", Set.of(id), outcome, "why", List.of(), Duration.ZERO, Pace.FAST);
        return report(plan, List.of(result), List.of());
    }

    private static Report report(RunPlan plan, List<ScenarioResult> results, List<RunProblem> problems) {
        Catalogue catalogue = Catalogue.load();
        RunFacts facts = new RunFacts(
                "1", Implementation.named("x"), null, Pace.FAST, Instant.EPOCH, Instant.EPOCH, Map.of(), "again");
        return Report.of(facts, catalogue, RollUp.of(catalogue, plan).judge(results, problems));
    }
}
