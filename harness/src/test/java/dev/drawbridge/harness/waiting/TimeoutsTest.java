package dev.drawbridge.harness.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.TopologyYaml;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeoutsTest {

    private static final Duration ONE = Duration.ofSeconds(1);
    private static final Duration FIVE = Duration.ofSeconds(5);
    private static final Duration THIRTY = Duration.ofSeconds(30);

    @Test
    void the_last_of_as_many_steps_as_deliveries_is_never_a_gap() {
        ConsumerSpec seed = TopologyYaml.seed().consumers().get(0);

        assertThat(Timeouts.gaps(seed)).containsExactly(ONE, FIVE, Duration.ofSeconds(15), THIRTY);
        assertThat(Timeouts.backoffChain(seed)).isEqualTo(Duration.ofSeconds(51));
    }

    @Test
    void the_last_of_fewer_steps_repeats() {
        assertThat(Timeouts.gaps(consumer(5, ONE, FIVE))).containsExactly(ONE, FIVE, FIVE, FIVE);
        assertThat(Timeouts.backoffChain(consumer(5, ONE, FIVE))).isEqualTo(Duration.ofSeconds(16));
    }

    @Test
    void without_a_backoff_every_gap_is_the_ack_wait() {
        assertThat(Timeouts.gaps(consumer(3))).containsExactly(THIRTY, THIRTY);
    }

    @Test
    void a_message_that_is_delivered_once_has_no_gap() {
        assertThat(Timeouts.gaps(consumer(1, ONE))).isEmpty();
        assertThat(Timeouts.backoffChain(consumer(1))).isZero();
    }

    private static ConsumerSpec consumer(int maxDeliver, Duration... backoff) {
        return new ConsumerSpec("c", "s", List.of("a.b"), THIRTY, maxDeliver, List.of(backoff));
    }
}
