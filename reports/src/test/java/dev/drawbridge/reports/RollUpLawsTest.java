package dev.drawbridge.reports;

import static dev.drawbridge.reports.Samples.CATALOGUE;
import static dev.drawbridge.reports.Samples.plan;
import static dev.drawbridge.reports.Samples.result;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds for every run, whatever its scenarios found. */
class RollUpLawsTest {

    @Property(tries = 200)
    void the_order_of_results_does_not_matter(@ForAll("runs") List<ScenarioResult> run, @ForAll Random random) {
        List<ScenarioResult> shuffled = new ArrayList<>(run);
        Collections.shuffle(shuffled, random);

        assertThat(judge(run, shuffled)).isEqualTo(judge(run, run));
    }

    @Property(tries = 200)
    void a_conformant_run_has_shown_a_must_and_has_seen_no_must_fail_and_no_error(
            @ForAll("runs") List<ScenarioResult> run) {
        Judgement judgement = judge(run, run);
        if (judgement.conformant()) {
            assertThat(judgement.exitStatus()).isEqualTo(ExitStatus.CONFORMANT);
            assertThat(judgement.requirements())
                    .anyMatch(row -> row.is(Level.MUST, Verdict.PASS))
                    .noneMatch(row -> row.is(Level.MUST, Verdict.FAIL))
                    .noneMatch(row -> row.verdict() == Verdict.ERROR);
        } else {
            assertThat(judgement.exitStatus()).isNotEqualTo(ExitStatus.CONFORMANT);
        }
    }

    @Property(tries = 200)
    void whatever_is_left_out_of_a_plan_the_run_is_no_longer_conformant(
            @ForAll("runs") List<ScenarioResult> run, @ForAll Random random) {
        if (run.isEmpty()) {
            return;
        }
        List<ScenarioResult> executed = new ArrayList<>(run);
        ScenarioResult lost = executed.remove(random.nextInt(executed.size()));
        Judgement judgement = judge(run, executed);

        assertThat(judgement.conformant()).isFalse();
        assertThat(judgement.exitStatus()).isEqualTo(ExitStatus.ENVIRONMENT);
        assertThat(judgement.coverage().notExecuted()).containsExactly(lost.id());
    }

    @Property(tries = 200)
    void one_failure_more_on_a_must_is_never_conformant(@ForAll("runs") List<ScenarioResult> run) {
        List<ScenarioResult> worse = Stream.concat(run.stream(), Stream.of(result("PERM-17", Outcome.FAILED)))
                .toList();
        Judgement judgement = judge(worse, worse);

        assertThat(judgement.verdictOn("PERM-17").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(judgement.conformant()).isFalse();
        assertThat(judgement.exitStatus()).isNotEqualTo(ExitStatus.CONFORMANT);
    }

    @Property(tries = 200)
    void a_pass_has_scenarios_and_all_of_them_passed(@ForAll("runs") List<ScenarioResult> run) {
        assertThat(judge(run, run).requirements())
                .filteredOn(row -> row.verdict() == Verdict.PASS)
                .allSatisfy(row -> assertThat(row.scenarios())
                        .isNotEmpty()
                        .allMatch(scenario -> scenario.outcome() == Outcome.PASSED));
    }

    @Property(tries = 200)
    void every_verdict_gives_a_reason(@ForAll("runs") List<ScenarioResult> run) {
        assertThat(judge(run, run).requirements())
                .allSatisfy(row -> assertThat(row.reason()).isNotBlank());
    }

    @Provide
    Arbitrary<List<ScenarioResult>> runs() {
        // Mostly passing, so that conformant runs are among them.
        Arbitrary<Outcome> outcomes = Arbitraries.frequency(
                Tuple.of(20, Outcome.PASSED),
                Tuple.of(1, Outcome.FAILED),
                Tuple.of(1, Outcome.ERROR),
                Tuple.of(1, Outcome.UNVERIFIABLE),
                Tuple.of(1, Outcome.SKIPPED));
        Arbitrary<String> ids = Arbitraries.of(CATALOGUE.requirements().stream()
                .filter(row -> row.profile().equals("permissions"))
                .map(Requirement::id)
                .toList());
        return Combinators.combine(ids, outcomes)
                .as((id, outcome) -> result(id, outcome, ""))
                .list()
                .uniqueElements(ScenarioResult::id)
                .ofMaxSize(12);
    }

    private static Judgement judge(List<ScenarioResult> planned, List<ScenarioResult> executed) {
        return RollUp.of(CATALOGUE, plan(planned)).judge(executed);
    }
}
