package dev.drawbridge.harness.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.contract.Resource;
import dev.drawbridge.harness.history.Write.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteTest {

    private static final State MADE = new State(Map.of("id", "1"));

    @ParameterizedTest
    @CsvSource({
        "0, UNKNOWN",
        "199, UNKNOWN",
        "200, ACKNOWLEDGED",
        "299, ACKNOWLEDGED",
        "300, UNKNOWN",
        "399, UNKNOWN",
        "400, REFUSED",
        "499, REFUSED",
        "500, UNKNOWN"
    })
    void only_a_2xx_says_that_it_happened_and_only_a_4xx_that_it_did_not(int status, Outcome outcome) {
        assertThat(write(status).outcome()).isEqualTo(outcome);
    }

    @Test
    void a_history_says_how_many_writes_ended_how() {
        History history = new History(
                List.of(write(201), write(422), write(0), write(503)), List.of(), List.of(), Map.of(), Duration.ZERO);

        assertThat(history).hasToString("1 writes acknowledged, 1 refused, 2 of unknown outcome; 0 events");
    }

    private static Write write(int status) {
        return new Write(
                1, "system_a", Resource.ORGANIZATION, null, Map.of(), Duration.ZERO, Duration.ZERO, status, MADE, "1");
    }
}
