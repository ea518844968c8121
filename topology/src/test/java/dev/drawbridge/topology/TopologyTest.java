package dev.drawbridge.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopologyTest {

    private static final Topology SEED = TopologyYaml.seed();
    private static final StreamSpec STREAM = SEED.streams().get(0);
    private static final ConsumerSpec CONSUMER = SEED.consumers().get(0);

    @Test
    void what_is_asked_for_by_name_is_found_or_answered_with_the_names_there_are() {
        assertThat(SEED.app("system_b").name()).isEqualTo("system_b");
        assertThat(SEED.stream("sync-stream")).isEqualTo(SEED.streams().get(0));
        assertThatThrownBy(() -> SEED.app("nobody")).hasMessage("no app \"nobody\"; declared: [system_a, system_b]");
        assertThatThrownBy(() -> SEED.stream("none")).hasMessage("no stream \"none\"; declared: [sync-stream]");
    }

    @Test
    void the_peers_of_an_app_are_all_the_others() {
        assertThat(SEED.peersOf("system_a")).containsExactly(SEED.app("system_b"));
        assertThat(SEED.peersOf("nobody")).isEqualTo(SEED.apps());
    }

    @Test
    void a_bridge_takes_the_other_layout_and_keeps_the_rest() {
        Topology flat = SEED.withLayout(Layout.FLAT);

        assertThat(flat.layout()).isEqualTo(Layout.FLAT);
        assertThat(flat.withLayout(Layout.ISOLATED)).isEqualTo(SEED);
    }

    @Test
    void an_unhurried_bridge_waits_no_shorter_than_asked_and_no_shorter_than_declared() {
        ConsumerSpec unhurried =
                SEED.unhurried(Duration.ofSeconds(15)).consumers().get(0);

        assertThat(unhurried.ackWait()).isEqualTo(Duration.ofSeconds(30));
        assertThat(unhurried.backoff()).extracting(Duration::toSeconds).containsExactly(15L, 15L, 15L, 30L, 60L);
        assertThat(SEED.unhurried(Duration.ofSeconds(40)).consumers().get(0).ackWait())
                .isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void a_server_reports_the_first_step_of_a_backoff_for_the_ack_wait() {
        assertThat(CONSUMER.effectiveAckWait()).isEqualTo(Duration.ofSeconds(1));
        assertThat(CONSUMER.withTimes(Duration.ofSeconds(7), List.of()).effectiveAckWait())
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void a_stream_is_changed_in_one_thing_at_a_time() {
        Limits limits = new Limits(7L, 8L, Duration.ofDays(9));
        StreamSpec other = STREAM.withName("other")
                .withSubjects(List.of("x.y"))
                .withRetention(Retention.INTEREST)
                .withStorage(Storage.MEMORY)
                .withReplicas(3)
                .withLimits(limits)
                .withDenied(true, false);

        assertThat(other)
                .isEqualTo(new StreamSpec(
                        "other",
                        List.of("x.y"),
                        Retention.INTEREST,
                        Storage.MEMORY,
                        3,
                        STREAM.duplicateWindow(),
                        limits,
                        true,
                        false));
        assertThat(STREAM.withName("other").withName(STREAM.name())).isEqualTo(STREAM);
    }

    @Test
    void a_consumer_is_changed_in_one_thing_at_a_time() {
        Push push = new Push("the.worker", "workers");
        ConsumerSpec other = CONSUMER.withStream("other")
                .withFilters(List.of("x.y"))
                .withMaxDeliver(9)
                .withPush(push);

        assertThat(other)
                .isEqualTo(new ConsumerSpec(
                        CONSUMER.name(), "other", List.of("x.y"), CONSUMER.ackWait(), 9, CONSUMER.backoff(), push));
        assertThat(other.withPush(null).push()).isNull();
    }

    @Test
    void a_bridge_of_several_streams_with_limits_survives_being_written_and_read() {
        Topology two = new Topology(
                SEED.layout(),
                List.of(
                        STREAM.withLimits(new Limits(7L, 8L, Duration.ofDays(9))),
                        STREAM.withName("other").withSubjects(List.of("x.y")).withLimits(new Limits(null, 5L, null))),
                SEED.apps());

        assertThat(TopologyYaml.read(TopologyYaml.write(two), "written")).isEqualTo(two);
    }
}
