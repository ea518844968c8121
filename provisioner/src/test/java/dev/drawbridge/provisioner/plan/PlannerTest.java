package dev.drawbridge.provisioner.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.provisioner.Bridges;
import dev.drawbridge.provisioner.plan.Change.Action;
import dev.drawbridge.provisioner.plan.ServerState.ConsumerFound;
import dev.drawbridge.provisioner.plan.ServerState.StreamFound;
import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.Limits;
import dev.drawbridge.topology.Retention;
import dev.drawbridge.topology.Storage;
import dev.drawbridge.topology.Topology;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class PlannerTest {

    private static final Consent LOSS = new Consent(true, false);
    private static final Consent PRUNE = new Consent(false, true);

    @Test
    void an_empty_server_gets_the_stream_and_then_each_consumer() {
        Plan plan = plan(Bridges.seed(), ServerState.EMPTY);

        assertThat(plan.changes())
                .extracting(Change::target)
                .containsExactly(
                        "stream sync-stream",
                        "consumer system_a-workers on sync-stream",
                        "consumer system_b-workers on sync-stream");
        assertThat(plan.changes()).extracting(Change::action).containsOnly(Action.CREATE);
        assertThat(plan.refused()).isFalse();
    }

    @Test
    void a_server_as_declared_needs_nothing() {
        Plan plan = plan(Bridges.seed(), held(Bridges.seed()));

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.drifted()).isFalse();
    }

    @Test
    void what_a_server_adds_on_its_own_is_no_difference() {
        ServerState found = held(Bridges.seed(), stream -> {
            stream.putObject("metadata").put("_nats.req.level", "0").put("_nats.ver", "2.15.1");
            stream.put("compression", "none").put("max_consumers", -1).put("consumer_limits", "{}");
            stream.put("allow_direct", false).put("deny_purge", false);
        });

        assertThat(plan(Bridges.seed(), found).drifted()).isFalse();
    }

    @Test
    void the_backoffs_first_step_in_place_of_the_ack_wait_is_no_difference() {
        ServerState found = held(Bridges.seed());

        assertThat(requireNonNull(theStream(found).consumers().get("system_a-workers"))
                        .config()
                        .path("ack_wait")
                        .asLong())
                .isEqualTo(1_000_000_000L);
        assertThat(plan(Bridges.seed(), found).changes()).isEmpty();
    }

    @Test
    void the_order_of_subjects_is_no_difference() {
        List<String> reversed =
                List.of("system_b.sync.dlq", "system_a.sync.dlq", "system_b.sync.system_a", "system_a.sync.system_b");

        assertThat(plan(Bridges.withSubjects(reversed), held(Bridges.seed())).drifted())
                .isFalse();
    }

    @Test
    void a_backoff_of_nanoseconds_is_reported_in_units() {
        ServerState found = held(Bridges.withBackoff(List.of(Duration.ofNanos(1), Duration.ofNanos(5))));

        assertThat(plan(Bridges.seed(), found).changes().get(0).fields())
                .contains(
                        new FieldChange("backoff", "[1ns, 5ns]", "[1s, 5s, 15s, 30s, 1m]"),
                        new FieldChange("ack_wait", "1ns", "1s"));
    }

    @Test
    void an_added_limit_is_an_update_in_place_that_names_both_values() {
        Plan plan = plan(Bridges.withLimits(new Limits(1000L, null, null)), held(Bridges.seed()));

        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.action()).isEqualTo(Action.UPDATE);
            assertThat(change.fields()).containsExactly(new FieldChange("max_msgs", "unlimited", "1000"));
        });
        assertThat(plan.refused()).isFalse();
    }

    @Test
    void an_update_keeps_what_the_declaration_does_not_decide() {
        ServerState found = held(Bridges.seed(), stream -> {
            stream.put("description", "ours").put("first_seq", 7);
            stream.putObject("metadata").put("team", "sync").put("_nats.ver", "2.15.1");
        });

        ObjectNode sent = plan(Bridges.withLimits(new Limits(null, 5000L, null)), found)
                .changes()
                .get(0)
                .config();

        assertThat(sent.path("description").asString()).isEqualTo("ours");
        assertThat(sent.path("first_seq").asLong()).isEqualTo(7);
        assertThat(sent.path("metadata").toString()).isEqualTo("{\"team\":\"sync\"}");
        assertThat(sent.path("max_bytes").asLong()).isEqualTo(5000);
    }

    @Test
    void a_switch_that_opens_the_stream_is_switched_off_again() {
        ServerState found = held(Bridges.seed(), stream -> stream.put("allow_rollup_hdrs", true));

        Change change = plan(Bridges.seed(), found).changes().get(0);

        assertThat(change.fields()).containsExactly(new FieldChange("allow_rollup_hdrs", "true", "false"));
        assertThat(change.config().has("allow_rollup_hdrs")).isFalse();
    }

    @Test
    void a_removed_subject_is_refused_with_the_messages_held_on_it() {
        Topology fewer = Bridges.withSubjects(Bridges.SUBJECTS.subList(0, 3));

        Plan plan = plan(fewer, held(Bridges.seed()));

        assertThat(plan.refused()).isTrue();
        assertThat(plan.losses())
                .singleElement()
                .satisfies(loss ->
                        assertThat(loss.toString()).contains("system_b.sync.dlq removed", "7 messages held on it"));
    }

    @Test
    void a_limit_under_what_is_held_is_refused_with_what_would_go() {
        assertThat(plan(Bridges.withLimits(new Limits(4L, null, null)), held(Bridges.seed()))
                        .losses())
                .singleElement()
                .satisfies(loss -> assertThat(loss.lost()).isEqualTo("the oldest 6 of the 10 messages held"));
        assertThat(plan(Bridges.withLimits(new Limits(null, 400L, null)), held(Bridges.seed()))
                        .losses())
                .singleElement()
                .satisfies(loss -> assertThat(loss.lost()).contains("600 of the 1000 bytes held"));
        assertThat(plan(Bridges.withLimits(new Limits(null, null, Duration.ofMinutes(30))), held(Bridges.seed()))
                        .losses())
                .singleElement()
                .satisfies(loss -> assertThat(loss.lost()).contains("the oldest of the 10 held is 1h old"));
    }

    @Test
    void a_limit_over_what_is_held_loses_nothing() {
        Limits enough = new Limits(10L, 1000L, Duration.ofHours(2));

        assertThat(plan(Bridges.withLimits(enough), held(Bridges.seed())).losses())
                .isEmpty();
    }

    @Test
    void a_changed_retention_or_storage_is_refused_and_with_consent_made_anew_with_its_consumers() {
        for (Topology changed :
                List.of(Bridges.withRetention(Retention.WORK_QUEUE), Bridges.withStorage(Storage.MEMORY))) {
            Plan refused = plan(changed, held(Bridges.seed()));
            assertThat(refused.refused()).isTrue();
            assertThat(refused.losses().get(0).lost()).contains("its 10 messages and the position of every consumer");

            Plan allowed = Planner.plan(changed, held(Bridges.seed()), LOSS);
            assertThat(allowed.refused()).isFalse();
            assertThat(allowed.changes())
                    .extracting(Change::action)
                    .containsExactly(Action.RECREATE, Action.CREATE, Action.CREATE);
        }
    }

    @Test
    void denying_is_turned_on_in_place() {
        Plan plan = plan(Bridges.withDenied(true, true), held(Bridges.seed()));

        assertThat(plan.refused()).isFalse();
        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.action()).isEqualTo(Action.UPDATE);
            assertThat(change.fields())
                    .containsExactly(
                            new FieldChange("deny_delete", "false", "true"),
                            new FieldChange("deny_purge", "false", "true"));
            assertThat(change.config().path("deny_delete").asBoolean()).isTrue();
            assertThat(change.config().path("deny_purge").asBoolean()).isTrue();
        });
    }

    @Test
    void denying_is_turned_off_only_by_a_new_stream_and_the_refusal_names_the_key_that_keeps_it() {
        ServerState strict = held(Bridges.withDenied(true, true));
        assertThat(plan(Bridges.withDenied(true, true), strict).drifted()).isFalse();

        Plan refused = plan(Bridges.withDenied(true, false), strict);
        assertThat(refused.refused()).isTrue();
        assertThat(refused.losses())
                .singleElement()
                .satisfies(loss -> assertThat(loss.toString())
                        .contains(
                                "deny_purge: true → false",
                                "only a new stream is without it",
                                "leave deny-purge out, or declare it true",
                                "its 10 messages and the position of every consumer"));

        assertThat(Planner.plan(Bridges.withDenied(true, false), strict, LOSS).changes())
                .extracting(Change::action)
                .containsExactly(Action.RECREATE, Action.CREATE, Action.CREATE);
    }

    @Test
    void denying_of_which_nothing_is_declared_is_no_drift_and_stays_through_every_change() {
        ServerState strict = held(Bridges.withDenied(true, true));
        assertThat(plan(Bridges.seed(), strict).drifted()).isFalse();

        Plan update = plan(Bridges.withStream(stream -> stream.withReplicas(3)), strict);
        assertThat(update.changes()).singleElement().satisfies(change -> {
            assertThat(change.fields()).extracting(FieldChange::field).containsExactly("num_replicas");
            assertThat(change.config().path("deny_delete").asBoolean()).isTrue();
            assertThat(change.config().path("deny_purge").asBoolean()).isTrue();
        });

        Plan anew = Planner.plan(Bridges.withStream(stream -> stream.withStorage(Storage.MEMORY)), strict, LOSS);
        assertThat(anew.changes().get(0).action()).isEqualTo(Action.RECREATE);
        assertThat(anew.changes().get(0).config().path("deny_purge").asBoolean())
                .as("a stream made anew")
                .isTrue();
    }

    @Test
    void a_consumer_that_was_made_to_push_is_refused_with_the_position_it_would_lose() {
        ServerState found = heldConsumers(Bridges.seed(), consumer -> consumer.put("deliver_subject", "elsewhere"));

        Plan plan = plan(Bridges.seed(), found);

        assertThat(plan.refused()).isTrue();
        assertThat(plan.losses().get(0).toString())
                .contains("deliver_subject: elsewhere → none", "3 messages unacknowledged");
    }

    @Test
    void push_consumers_as_declared_need_nothing() {
        assertThat(plan(Bridges.pushing(), held(Bridges.pushing())).drifted()).isFalse();
        assertThat(plan(Bridges.pushing(), ServerState.EMPTY)
                        .changes()
                        .get(1)
                        .config()
                        .path("deliver_group")
                        .asString())
                .isEqualTo("system_a-workers");
    }

    @Test
    void a_consumer_becomes_push_or_pull_only_by_losing_its_position() {
        for (Plan plan :
                List.of(plan(Bridges.pushing(), held(Bridges.seed())), plan(Bridges.seed(), held(Bridges.pushing())))) {
            assertThat(plan.refused()).isTrue();
            assertThat(plan.losses()).hasSize(2);
            assertThat(plan.losses().get(0).toString())
                    .contains("deliver_subject: ", "none", "system_b.sync.system_a.worker", "forgets its position");
            assertThat(plan.changes()).extracting(Change::action).containsOnly(Action.RECREATE);
        }
    }

    @Test
    void a_push_consumer_takes_another_subject_and_group_in_place() {
        ServerState found = heldConsumers(
                Bridges.pushing(),
                consumer -> consumer.put("deliver_subject", "elsewhere").put("deliver_group", "others"));

        Plan plan = plan(Bridges.pushing(), found);

        assertThat(plan.refused()).isFalse();
        assertThat(plan.changes().get(0).fields())
                .containsExactly(
                        new FieldChange("deliver_subject", "elsewhere", "system_b.sync.system_a.worker"),
                        new FieldChange("deliver_group", "others", "system_a-workers"));
        assertThat(plan.changes().get(0).config().path("deliver_group").asString())
                .isEqualTo("system_a-workers");
        assertThat(plan.changes()).extracting(Change::action).containsOnly(Action.UPDATE);
    }

    @Test
    void a_push_consumer_with_flow_control_has_to_be_made_anew() {
        ServerState found = heldConsumers(Bridges.pushing(), consumer -> consumer.put("flow_control", true));

        assertThat(plan(Bridges.pushing(), found).losses())
                .first()
                .satisfies(loss -> assertThat(loss.toString()).contains("flow_control: true → false"));
    }

    @Test
    void a_subject_of_another_stream_is_a_conflict_that_names_it() {
        ServerState found =
                new ServerState(Map.of(), List.of(new Conflict("sync-stream", "system_a.sync.dlq", "legacy")));

        Plan plan = Planner.plan(Bridges.seed(), found, LOSS);

        assertThat(plan.refused()).isTrue();
        assertThat(plan.conflicts().get(0).toString()).contains("system_a.sync.dlq", "legacy");
    }

    @Test
    void a_consumer_nobody_declared_is_drift_and_goes_only_when_pruning() {
        StreamFound stream = theStream(held(Bridges.seed()));
        ServerState found = new ServerState(
                Map.of(
                        "sync-stream",
                        new StreamFound(
                                stream.config(),
                                stream.messages(),
                                stream.bytes(),
                                stream.oldest(),
                                stream.bySubject(),
                                stream.consumers(),
                                List.of("spy"))),
                List.of());

        Plan kept = plan(Bridges.seed(), found);
        assertThat(kept.nothingToDo()).isTrue();
        assertThat(kept.drifted()).isTrue();
        assertThat(kept.undeclared()).containsExactly(new Undeclared("sync-stream", "spy"));

        assertThat(Planner.plan(Bridges.seed(), found, PRUNE).changes())
                .singleElement()
                .hasToString("delete consumer spy on sync-stream");
    }

    @Test
    void destruction_leaves_consumers_that_are_not_there_or_are_declared_elsewhere() {
        Topology elsewhere = Bridges.seed()
                .mapConsumers(consumer ->
                        consumer.name().equals("system_b-workers") ? consumer.withStream("other") : consumer);
        assertThat(Planner.destruction(elsewhere, held(Bridges.seed())))
                .extracting(Change::target)
                .containsExactly("consumer system_a-workers on sync-stream", "stream sync-stream");

        StreamFound stream = theStream(held(Bridges.seed()));
        StreamFound bare = new StreamFound(stream.config(), 0, 0, null, Map.of(), Map.of(), List.of());
        assertThat(Planner.destruction(Bridges.seed(), new ServerState(Map.of("sync-stream", bare), List.of())))
                .extracting(Change::target)
                .containsExactly("stream sync-stream");
    }

    @Test
    void an_updated_consumer_keeps_what_the_declaration_does_not_decide() {
        Plan plan = plan(Bridges.withMaxDeliver(7), held(Bridges.seed()));

        assertThat(plan.nothingToDo()).isFalse();
        assertThat(plan.changes()).allSatisfy(change -> {
            assertThat(change.action()).isEqualTo(Action.UPDATE);
            assertThat(change.fields()).containsExactly(new FieldChange("max_deliver", "5", "7"));
            assertThat(change.config().path("max_waiting").asLong()).isEqualTo(512);
        });
    }

    @Test
    void a_group_of_settings_counts_where_it_holds_any() {
        ServerState empty = held(Bridges.seed(), stream -> stream.putArray("sources"));
        ServerState copies = held(
                Bridges.seed(), stream -> stream.putArray("sources").addObject().put("name", "theirs"));

        assertThat(plan(Bridges.seed(), empty).drifted()).isFalse();
        assertThat(plan(Bridges.seed(), copies).changes().get(0).fields())
                .containsExactly(new FieldChange("sources", "[{\"name\":\"theirs\"}]", "none"));
    }

    @Test
    void a_limit_of_just_what_is_held_loses_nothing() {
        assertThat(plan(Bridges.withLimits(new Limits(10L, 1000L, Duration.ofHours(1))), held(Bridges.seed()))
                        .losses())
                .isEmpty();
    }

    @Test
    void destruction_takes_what_is_declared_and_exists_and_the_stream_last() {
        assertThat(Planner.destruction(Bridges.seed(), ServerState.EMPTY)).isEmpty();
        assertThat(Planner.destruction(Bridges.seed(), held(Bridges.seed())))
                .extracting(Change::toString)
                .containsExactly(
                        "delete consumer system_a-workers on sync-stream",
                        "delete consumer system_b-workers on sync-stream",
                        "delete stream sync-stream");
    }

    private static StreamFound theStream(ServerState state) {
        return requireNonNull(state.streams().get("sync-stream"));
    }

    private static Plan plan(Topology declared, ServerState found) {
        return Planner.plan(declared, found, Consent.NONE);
    }

    private static ServerState held(Topology topology) {
        return held(topology, stream -> {});
    }

    private static ServerState held(Topology topology, Consumer<ObjectNode> streamChange) {
        return state(topology, streamChange, consumer -> {});
    }

    private static ServerState heldConsumers(Topology topology, Consumer<ObjectNode> consumerChange) {
        return state(topology, stream -> {}, consumerChange);
    }

    /** A server that holds {@code topology}: ten messages, the oldest an hour old, seven dead letters of system_b. */
    private static ServerState state(
            Topology topology, Consumer<ObjectNode> streamChange, Consumer<ObjectNode> consumerChange) {
        ObjectNode config = Declared.stream(topology.streams().get(0));
        streamChange.accept(config);
        Map<String, ConsumerFound> consumers = new HashMap<>();
        for (ConsumerSpec consumer : topology.consumers()) {
            ObjectNode reported = Declared.consumerAsReported(consumer);
            reported.remove("filter_subjects");
            reported.put("filter_subject", consumer.filters().get(0));
            reported.put("max_waiting", 512).put("max_ack_pending", 1000).put("num_replicas", 0);
            consumerChange.accept(reported);
            consumers.put(consumer.name(), new ConsumerFound(reported, 3, 4));
        }
        return new ServerState(
                Map.of(
                        "sync-stream",
                        new StreamFound(
                                config,
                                10,
                                1000,
                                Duration.ofHours(1),
                                Map.of("system_b.sync.dlq", 7L),
                                consumers,
                                List.of())),
                List.of());
    }
}
