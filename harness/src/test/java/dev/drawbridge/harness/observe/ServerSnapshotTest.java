package dev.drawbridge.harness.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerSnapshotTest {

    private static final ServerSnapshot BEFORE = new ServerSnapshot(
            Map.of("s", "limits", "s/c", "pull"), Map.of("s", "last 1", "s/c", "pending 1"), Map.of());

    @Test
    void nothingChangedIsNoChange() {
        assertThat(BEFORE.changesSince(BEFORE)).isEmpty();
    }

    @Test
    void whatIsGoneIsSaidOnce() {
        assertThat(new ServerSnapshot(Map.of(), Map.of(), Map.of()).changesSince(BEFORE))
                .containsExactly("the stream s is gone", "the consumer s/c is gone");
    }

    @Test
    void whatIsNewAndWhatIsOtherwiseIsShown() {
        ServerSnapshot now =
                new ServerSnapshot(Map.of("s", "work queue", "s/c", "pull", "t", "limits"), BEFORE.state(), Map.of());

        assertThat(now.configurationChangesSince(BEFORE))
                .containsExactly("the stream s was: limits, is: work queue", "the stream t is new: limits");
    }

    @Test
    void positionsCountOnlyWhereNobodyElseIsAtWork() {
        ServerSnapshot now =
                new ServerSnapshot(BEFORE.configuration(), Map.of("s", "last 2", "s/c", "pending 1"), Map.of());

        assertThat(now.configurationChangesSince(BEFORE)).isEmpty();
        assertThat(now.changesSince(BEFORE)).containsExactly("the stream s was: last 1, is: last 2");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 4, 4, true", // one more
        "1, 3, 3, true",
        "2, 3, 2, false", // the oldest is gone
        "4, 4, 1, false", // all older than a new one are
        "1, 4, 3, false", // one in between is
        "4, 3, 0, false"
    })
    void aStreamHoldsWhatItHeldOnlyWhenNoMessageOfThenIsMissing(long first, long last, long messages, boolean all) {
        List<String> losses = holding(first, last, messages).lossesSince(holding(1, 3, 3));

        assertThat(losses.isEmpty()).isEqualTo(all);
        assertThat(losses).allMatch(loss -> loss.startsWith("the stream s held the messages 1 to 3 (3), and holds "));
    }

    @Test
    void whatHeldNothingLosesNothing() {
        assertThat(holding(8, 8, 1).lossesSince(holding(1, 0, 0))).isEmpty();
    }

    private static ServerSnapshot holding(long first, long last, long messages) {
        return new ServerSnapshot(Map.of(), Map.of(), Map.of("s", new Content(first, last, messages)));
    }
}
