package dev.drawbridge.harness.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerSnapshotTest {

    private static final ServerSnapshot BEFORE =
            new ServerSnapshot(Map.of("s", "limits", "s/c", "pull"), Map.of("s", "last 1", "s/c", "pending 1"), 1);

    @Test
    void nothingChangedIsNoChange() {
        assertThat(BEFORE.changesSince(BEFORE)).isEmpty();
    }

    @Test
    void whatIsGoneIsSaidOnce() {
        assertThat(new ServerSnapshot(Map.of(), Map.of(), 0).changesSince(BEFORE))
                .containsExactly("the stream s is gone", "the consumer s/c is gone");
    }

    @Test
    void whatIsNewAndWhatIsOtherwiseIsShown() {
        ServerSnapshot now = new ServerSnapshot(
                Map.of("s", "work queue", "s/c", "pull", "t", "limits"), BEFORE.state(), BEFORE.messages());

        assertThat(now.configurationChangesSince(BEFORE))
                .containsExactly("the stream s was: limits, is: work queue", "the stream t is new: limits");
    }

    @Test
    void positionsCountOnlyWhereNobodyElseIsAtWork() {
        ServerSnapshot now = new ServerSnapshot(BEFORE.configuration(), Map.of("s", "last 2", "s/c", "pending 1"), 2);

        assertThat(now.configurationChangesSince(BEFORE)).isEmpty();
        assertThat(now.changesSince(BEFORE)).containsExactly("the stream s was: last 1, is: last 2");
    }
}
