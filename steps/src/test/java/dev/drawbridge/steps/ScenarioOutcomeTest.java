package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.reports.Outcome;
import io.cucumber.plugin.event.Result;
import io.cucumber.plugin.event.Status;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class ScenarioOutcomeTest {

    private final EnvironmentException broken =
            new EnvironmentException("the server is gone", "127.0.0.1:1", "start it");

    @Test
    void a_passed_scenario_has_nothing_to_explain() {
        assertThat(of(Status.PASSED, null)).isEqualTo(new ScenarioOutcome(Outcome.PASSED, ""));
    }

    @Test
    void a_failed_assertion_blames_with_its_own_words() {
        assertThat(of(Status.FAILED, new AssertionFailedError(" expected a denial ")))
                .isEqualTo(new ScenarioOutcome(Outcome.FAILED, "expected a denial"));
        assertThat(of(Status.FAILED, new AssertionError()).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void whatever_else_is_thrown_blames_nobody() {
        for (Throwable thrown : new Throwable[] {
            new NullPointerException("null"),
            new IllegalStateException(),
            new ExecutionException(new AssertionError("in another thread")),
            new NoClassDefFoundError("X"),
            new StackOverflowError(),
            new OutOfMemoryError()
        }) {
            ScenarioOutcome outcome = of(Status.FAILED, thrown);

            assertThat(outcome.outcome()).as(thrown.toString()).isEqualTo(Outcome.ERROR);
            assertThat(outcome.reason())
                    .contains("this suite failed", thrown.getClass().getSimpleName());
        }
    }

    @Test
    void what_a_step_did_on_several_threads_counts_as_if_it_had_done_it_on_one() {
        assertThat(of(Status.FAILED, new CompletionException(new AssertionFailedError("expected 201"))))
                .isEqualTo(new ScenarioOutcome(Outcome.FAILED, "expected 201"));
        assertThat(of(Status.FAILED, new CompletionException(new MissingControlException("a thing", "give it")))
                        .outcome())
                .isEqualTo(Outcome.UNVERIFIABLE);
        assertThat(of(Status.FAILED, new CompletionException(broken)).outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test
    void a_broken_environment_is_an_error_even_as_the_cause_of_a_failed_assertion() {
        for (Throwable thrown : new Throwable[] {
            broken, new AssertionError("never arrived", broken), new IllegalStateException(new RuntimeException(broken))
        }) {
            assertThat(of(Status.FAILED, thrown).outcome()).isEqualTo(Outcome.ERROR);
            assertThat(of(Status.FAILED, thrown).reason()).contains("the server is gone");
        }
    }

    @Test
    void a_missing_control_is_neither_pass_nor_fail() {
        ScenarioOutcome outcome =
                of(Status.SKIPPED, new MissingControlException("the clock of the server", "configure one"));

        assertThat(outcome.outcome()).isEqualTo(Outcome.UNVERIFIABLE);
        assertThat(outcome.reason()).isEqualTo("this run has no control over the clock of the server; configure one");
    }

    @Test
    void a_scenario_that_gave_up_in_any_other_way_is_an_error() {
        assertThat(of(Status.SKIPPED, new TestAbortedException("an assumption")).outcome())
                .isEqualTo(Outcome.ERROR);
    }

    @Test
    void a_skipped_scenario_is_not_passed() {
        assertThat(of(Status.SKIPPED, null).outcome()).isEqualTo(Outcome.SKIPPED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"PASSED", "SKIPPED"},
            mode = EnumSource.Mode.EXCLUDE)
    void an_undefined_pending_or_ambiguous_step_is_an_error_that_names_it(Status status) {
        assertThat(of(status, null)).isEqualTo(new ScenarioOutcome(Outcome.ERROR, "a step is " + status));
    }

    private static ScenarioOutcome of(Status status, @Nullable Throwable thrown) {
        return ScenarioOutcome.of(new Result(status, Duration.ZERO, thrown));
    }
}
