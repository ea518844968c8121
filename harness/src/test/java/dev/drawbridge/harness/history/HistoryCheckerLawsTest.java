package dev.drawbridge.harness.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds of every history, whatever was written. */
class HistoryCheckerLawsTest {

    @Property(tries = 300)
    void a_history_in_which_nothing_is_wrong_is_never_blamed(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 60) int size) {
        assertThat(HistoryChecker.check(Simulation.right(seed, size))).isEmpty();
    }

    @Property(tries = 900)
    void whatever_goes_wrong_is_found_and_named(
            @ForAll long seed, @ForAll @IntRange(min = 4, max = 40) int size, @ForAll Fault fault) {
        var seeded = fault.seed(Simulation.right(seed, size), new Random(seed));
        Assume.that(seeded.isPresent());

        List<Anomaly> found = HistoryChecker.check(seeded.get().history());

        assertThat(found)
                .filteredOn(anomaly -> anomaly.kind() == fault.kind())
                .as("%s that name %s among %s", fault.kind(), seeded.get().named(), found)
                .anyMatch(anomaly -> anomaly.eventIds().contains(seeded.get().named())
                        || anomaly.words().contains(seeded.get().named()));
    }

    @Property(tries = 100)
    void the_order_in_which_writes_were_recorded_does_not_matter(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 40) int size) {
        History right = Simulation.right(seed, size);
        List<Write> shuffled = new ArrayList<>(right.writes());
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(HistoryChecker.check(new History(
                        shuffled, right.events(), right.listings(), right.acknowledged(), right.duplicateWindow())))
                .isEmpty();
    }
}
