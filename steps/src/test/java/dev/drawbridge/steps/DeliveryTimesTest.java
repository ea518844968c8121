package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.observe.Delivery;
import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.TopologyYaml;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryTimesTest {

    private static final Instant STORED = Instant.parse("2026-11-25T12:00:00Z");
    private static final ConsumerSpec SEED =
            TopologyYaml.seed().app("system_a").consumers().get(0);

    @Test
    void answers_at_the_declared_times_are_not_early() {
        DeliveryTimes times = times(answers(0, 1_000, 6_000, 21_000, 51_000));

        assertThat(times.delivered()).isEqualTo(5);
        assertThat(times.early()).isEmpty();
        assertThat(times.gaps())
                .contains("gap between delivery 3 and 4: declared 15000 ms, found 15000 ms between their answers");
    }

    @Test
    void a_slow_answer_makes_no_early_delivery_of_the_next_one() {
        assertThat(times(answers(900, 1_100, 6_000, 21_000, 51_000)).early()).isEmpty();
    }

    @Test
    void deliveries_within_milliseconds_are_early() {
        assertThat(times(answers(0, 2, 5, 7, 10)).early())
                .extracting(DeliveryTimes.Answered::number)
                .containsExactly(2, 3, 4, 5);
    }

    @Test
    void a_delivery_that_came_a_step_too_soon_is_named_with_both_times() {
        assertThat(times(answers(0, 1_000, 2_000, 21_000, 51_000)).early())
                .singleElement()
                .hasToString("delivery 3: declared 6000 ms after the first or later, answered 2000 ms after the message"
                        + " was stored");
    }

    @Test
    void an_app_that_lets_the_ack_wait_run_out_is_judged_by_the_answer_that_it_gives() {
        DeliveryTimes times = times(List.of(new Delivery(7, 5, "+ACK", "+ACK", STORED.plusMillis(51_200))));

        assertThat(times.delivered()).isEqualTo(5);
        assertThat(times.early()).isEmpty();
    }

    @Test
    void a_sign_of_life_is_no_answer() {
        assertThat(times(List.of(new Delivery(7, 5, "+WPI", "+WPI", STORED))).delivered())
                .isZero();
    }

    private static DeliveryTimes times(List<Delivery> answers) {
        return DeliveryTimes.of(SEED, STORED, answers);
    }

    private static List<Delivery> answers(long... millis) {
        List<Delivery> answers = new ArrayList<>();
        for (long at : millis) {
            boolean last = answers.size() == millis.length - 1;
            String kind = last ? "+ACK" : "-NAK";
            answers.add(new Delivery(7, answers.size() + 1, kind, kind, STORED.plusMillis(at)));
        }
        return answers;
    }
}
