package dev.drawbridge.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.reports.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MatrixTest {

    private final List<Result> results = List.of(
            Result.of(
                    Runs.BROKEN,
                    Runs.run()
                            .failed("DLQ-01", "expected a dead letter")
                            .passed("DLQ-09", "DLQ-02")
                            .ended()),
            Result.of(
                    Runs.CONFORMING,
                    Runs.run().passed("DLQ-02").failed("DLQ-03", "no").ended()),
            Result.notRun(Runs.CONFORMING, "no end in sight"));

    private final Matrix matrix = Matrix.of(Catalogue.load(), results.subList(0, 2));

    @Test
    void what_was_caught_is_proven_and_all_else_is_not() {
        assertThat(matrix.unproven())
                .contains("DLQ-09", "DLQ-02", "DLQ-03", "REC-01")
                .doesNotContain("DLQ-01");
    }

    @Test
    void each_cell_says_what_became_of_a_requirement() {
        assertThat(matrix.cells().get("DLQ-01")).containsEntry("eats-dead-letters", Cell.CAUGHT);
        assertThat(matrix.cells().get("DLQ-09")).containsEntry("eats-dead-letters", Cell.MISSED);
        assertThat(matrix.cells().get("DLQ-02")).containsEntry("eats-dead-letters", Cell.KEPT);
        assertThat(matrix.cells().get("DLQ-03"))
                .containsEntry("eats-dead-letters", Cell.NOT_RUN)
                .containsEntry("talks-much", Cell.MISSED);
    }

    @Test
    void a_blame_that_follows_from_a_control_is_right_and_proves_nothing() {
        Variant open = new Variant(
                "refuses-nothing",
                "@dlq",
                "fast",
                Runs.BROKEN.difference(),
                List.of(Blame.withAllOthers("DLQ-01", "refuses nothing"), Blame.of("DLQ-02", "refuses nothing")));
        Result result = Result.of(
                open,
                Runs.run()
                        .failed("DLQ-01", "it refuses nothing")
                        .failed("DLQ-02", "it refuses nothing")
                        .passed("DLQ-03")
                        .ended());

        assertThat(result.misses()).isEmpty();
        assertThat(Matrix.of(Catalogue.load(), List.of(result)).unproven())
                .contains("DLQ-01")
                .doesNotContain("DLQ-02");
    }

    @Test
    void the_printed_table_names_variants_and_what_nobody_has_broken() {
        assertThat(matrix.text())
                .contains("eats-dead-letters                must be blamed for 2", "9 s  MISSED")
                .contains("talks-much                       must not be blamed")
                .containsPattern("DLQ-01 +x\n")
                .containsPattern("DLQ-03 +! +unproven\n")
                .contains("unproven, no variant breaks them");
    }

    @Test
    void the_file_holds_the_same_table_and_every_miss() {
        JsonNode json = JsonMapper.shared().readTree(SelfTestJson.text(Matrix.of(Catalogue.load(), results), results));

        assertThat(json.path("passed").asBoolean(true)).isFalse();
        assertThat(json.at("/requirements/DLQ-01/eats-dead-letters").asString()).isEqualTo("caught");
        assertThat(json.at("/variants/2/misses/0").asString()).isEqualTo("no end in sight");
        assertThat(json.path("unproven").toString()).contains("DLQ-09");
    }
}
