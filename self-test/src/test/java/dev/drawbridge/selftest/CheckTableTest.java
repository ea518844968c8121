package dev.drawbridge.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckTableTest {

    private static final List<String> CHECKS = List.of("S.one", "S.two", "S.three", "S.four");
    private static final Difference NONE = (folder, programs) -> Path.of("nowhere");

    private final CheckTable table = new CheckTable(
            CHECKS,
            List.of(
                    ran("slow", 9, Map.of("S.one", Set.of("DLQ-01"), "S.two", Set.of("DLQ-02"))),
                    ran("quick", 2, Map.of("S.one", Set.of("DLQ-01", "DLQ-03"))),
                    Result.notRun(variant("broken"), "no end in sight")));

    @Test
    void a_check_that_no_variant_fails_at_is_unproven() {
        assertThat(table.unproven()).containsExactly("S.four", "S.three");
    }

    @Test
    void the_quickest_variant_that_a_check_catches_comes_first() {
        assertThat(table.caughtBy("S.one")).extracting(Variant::name).containsExactly("quick", "slow");
        assertThat(table.caughtBy("S.three")).isEmpty();
    }

    @Test
    void what_a_check_blames_on_a_variant_is_what_must_be_missed_without_it() {
        assertThat(table.requirements("S.one", variant("quick"))).containsExactlyInAnyOrder("DLQ-01", "DLQ-03");
        assertThat(table.requirements("S.two", variant("quick"))).isEmpty();
    }

    @Test
    void checks_are_drawn_of_the_proven_ones_the_longest_first_and_the_same_for_the_same_seed() {
        assertThat(table.draw(20, 1)).containsExactly("S.two", "S.one");
        assertThat(table.draw(1, 5)).isEqualTo(table.draw(1, 5)).hasSize(1);
    }

    private static Result ran(String name, int seconds, Map<String, Set<String>> failedChecks) {
        return new Result(
                variant(name),
                Optional.of(new Finished(1, Optional.empty(), failedChecks, "", Duration.ofSeconds(seconds))),
                List.of(),
                List.of());
    }

    private static Variant variant(String name) {
        return new Variant(name, "@dlq", "fast", NONE, List.of());
    }
}
