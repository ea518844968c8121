package dev.drawbridge.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.reports.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {

    private static final String RIGHT = "expected a dead letter of system_b about message 7 within 30 s";

    @Test
    void a_run_that_blames_just_what_is_broken_and_says_why_is_right() {
        assertThat(misses(blaming())).isEmpty();
    }

    @Test
    void a_conforming_variant_that_nobody_blames_is_right() {
        assertThat(Comparison.misses(
                        Runs.CONFORMING, Runs.run().passed("DLQ-01").ended()))
                .isEmpty();
    }

    @Test
    void a_conforming_variant_that_is_blamed_is_a_miss() {
        assertThat(Comparison.misses(
                        Runs.CONFORMING,
                        Runs.run().passed("DLQ-01").failed("DLQ-02", "no").ended()))
                .anyMatch(miss -> miss.startsWith("wrong blame: DLQ-02 is fail: no"));
    }

    @Test
    void a_variant_that_is_not_caught_is_a_miss() {
        assertThat(misses(Runs.run().failed("DLQ-01", RIGHT).passed("DLQ-09", "DLQ-02")))
                .singleElement()
                .asString()
                .startsWith("not caught: DLQ-09 is pass");
    }

    @Test
    void a_variant_that_was_not_even_tried_is_a_miss() {
        assertThat(misses(Runs.run().failed("DLQ-01", RIGHT).passed("DLQ-02")))
                .singleElement()
                .asString()
                .startsWith("not caught: DLQ-09 is untested");
    }

    @Test
    void a_wrong_blame_is_a_miss() {
        assertThat(misses(blaming().failed("DLQ-08", RIGHT)))
                .singleElement()
                .asString()
                .startsWith("wrong blame: DLQ-08 is fail");
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"ERROR", "SKIPPED", "UNVERIFIABLE"})
    void a_neighbour_that_loses_its_verdict_is_a_miss(Outcome outcome) {
        assertThat(misses(blaming().add("DLQ-05", outcome, "the server is away")))
                .anyMatch(miss -> miss.startsWith("wrong blame: DLQ-05 is "));
    }

    @Test
    void what_the_configuration_does_not_claim_is_no_blame() {
        assertThat(misses(blaming().notClaiming("SYNC-15"))).isEmpty();
    }

    @Test
    void a_right_blame_for_another_reason_is_a_miss() {
        assertThat(misses(Runs.run()
                        .failed("DLQ-01", "expected reason malformed_json, found other")
                        .failed("DLQ-09", RIGHT)
                        .passed("DLQ-02")))
                .singleElement()
                .asString()
                .contains("DLQ-01", "blamed for another reason");
    }

    @Test
    void a_cause_that_no_scenario_fails_for_is_a_miss() {
        Variant two = new Variant(
                "eats-and-delays",
                "@dlq",
                "fast",
                (folder, programs) -> Path.of("nowhere"),
                List.of(Blame.of("DLQ-01", "expected a dead letter", "later than its original")));

        assertThat(Comparison.misses(
                        two, Runs.run().failed("DLQ-01", RIGHT).passed("DLQ-02").ended()))
                .containsExactly("DLQ-01: no scenario fails for later than its original");
        assertThat(Comparison.misses(
                        two,
                        Runs.run()
                                .failed("DLQ-01", RIGHT)
                                .failed("DLQ-01", "a dead letter 3 s later than its original")
                                .passed("DLQ-02")
                                .ended()))
                .isEmpty();
    }

    @Test
    void one_scenario_with_the_right_reason_does_not_cover_for_another() {
        assertThat(misses(blaming().failed("DLQ-01", "the answer was 500")))
                .singleElement()
                .asString()
                .contains("DLQ-01", "blamed for another reason", "the answer was 500");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.NullPointerException: expected a dead letter",
                "ConditionTimeoutException: expected a dead letter",
                "expected a dead letter; timed out",
                "this suite failed: IllegalStateException: expected a dead letter"
            })
    void a_stumble_and_a_timeout_are_no_cause(String reason) {
        assertThat(misses(Runs.run()
                        .failed("DLQ-01", reason)
                        .failed("DLQ-09", RIGHT)
                        .passed("DLQ-02")))
                .singleElement()
                .asString()
                .contains("DLQ-01", "blamed without a cause");
    }

    @Test
    void an_error_beside_the_failure_is_a_miss() {
        assertThat(misses(blaming().add("DLQ-09", Outcome.ERROR, "the server is away")))
                .anyMatch(miss -> miss.contains("DLQ-09") && miss.contains("error beside the failure"));
    }

    @Test
    void a_status_that_the_report_does_not_name_is_a_miss() {
        assertThat(Comparison.misses(Runs.BROKEN, blaming().ended(0)))
                .singleElement()
                .asString()
                .contains("expected status 1", "ended with 0", "report says 1");
    }

    @Test
    void a_run_in_which_nothing_passed_shows_nothing_of_the_rest() {
        assertThat(misses(Runs.run().failed("DLQ-01", RIGHT).failed("DLQ-09", RIGHT)))
                .containsExactly("no requirement passed, so nothing shows that the rest kept its verdict");
    }

    @Test
    void a_run_without_a_report_is_a_miss() {
        assertThat(Comparison.misses(Runs.BROKEN, new Finished(3, Optional.empty(), Map.of(), "", Duration.ZERO)))
                .containsExactly("no report; the run ended with status 3");
    }

    private static Runs blaming() {
        return Runs.run().failed("DLQ-01", RIGHT).failed("DLQ-09", RIGHT).passed("DLQ-02");
    }

    private static List<String> misses(Runs run) {
        return Comparison.misses(Runs.BROKEN, run.ended());
    }
}
