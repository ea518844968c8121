package dev.drawbridge.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.drawbridge.provisioner.plan.Change;
import dev.drawbridge.provisioner.plan.Consent;
import dev.drawbridge.provisioner.plan.Undeclared;
import dev.drawbridge.topology.Limits;
import dev.drawbridge.topology.Push;
import dev.drawbridge.topology.Retention;
import dev.drawbridge.topology.Topology;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The provisioner as admin of a server that permits everything. */
@Tag("live")
class ProvisionerLiveTest {

    private static final Duration WAIT = Duration.ofSeconds(20);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private LiveServer server;

    @SuppressWarnings("NullAway.Init")
    private Connection admin;

    @SuppressWarnings("NullAway.Init")
    private JetStreamManagement management;

    @BeforeEach
    void start() throws Exception {
        server = LiveServer.start(folder);
        admin = server.connect();
        management = admin.jetStreamManagement();
    }

    @AfterEach
    @SuppressWarnings("NullAway")
    void stop() throws InterruptedException {
        if (admin != null) {
            admin.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void a_first_run_makes_exactly_what_is_declared_and_nothing_else() throws Exception {
        Outcome outcome = provisioner(Bridges.seed()).apply(Consent.NONE);

        assertThat(outcome.done()).hasSize(3);
        assertThat(management.getStreamNames()).containsExactly("sync-stream");
        StreamConfiguration stream = management.getStreamInfo("sync-stream").getConfiguration();
        assertThat(stream.getSubjects()).containsExactlyInAnyOrderElementsOf(Bridges.SUBJECTS);
        assertThat(stream.getStorageType()).isEqualTo(StorageType.File);
        assertThat(stream.getAllowRollup()).isFalse();
        assertThat(management.getConsumerNames("sync-stream"))
                .containsExactlyInAnyOrder("system_a-workers", "system_b-workers");
        ConsumerConfiguration consumer =
                management.getConsumerInfo("sync-stream", "system_a-workers").getConsumerConfiguration();
        assertThat(consumer.getFilterSubjects()).containsExactly("system_b.sync.system_a");
        assertThat(consumer.getMaxDeliver()).isEqualTo(5);
        assertThat(consumer.getBackoff()).extracting(Duration::toSeconds).containsExactly(1L, 5L, 15L, 30L, 60L);
        assertThat(consumer.getAckWait()).isEqualTo(Duration.ofSeconds(1));
        assertThat(consumer.getDeliverSubject()).isNull();
        assertThat(admin.jetStream().publish("system_a.sync.dlq", new byte[1]).getSeqno())
                .isEqualTo(1);
    }

    @Test
    void a_second_run_sends_no_change() throws Exception {
        provisioner(Bridges.seed()).apply(Consent.NONE);
        String before = state();

        Outcome again = provisioner(Bridges.seed()).apply(Consent.NONE);

        assertThat(again.done()).isEmpty();
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void an_added_limit_is_applied_in_place_and_the_rest_arrives_once() throws Exception {
        provisioner(Bridges.seed()).apply(Consent.NONE);
        for (int i = 0; i < 10; i++) {
            admin.jetStream()
                    .publish(
                            "system_b.sync.system_a",
                            String.valueOf(i).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        JetStreamSubscription worker =
                admin.jetStream().subscribe(null, PullSubscribeOptions.fastBind("sync-stream", "system_a-workers"));
        List<String> received = new ArrayList<>(taken(worker, 4));

        Outcome outcome =
                provisioner(Bridges.withLimits(new Limits(100L, null, null))).apply(Consent.NONE);

        assertThat(outcome.done())
                .extracting(Change::toString)
                .containsExactly("update stream sync-stream: max_msgs: unlimited → 100");
        received.addAll(taken(worker, 6));
        assertThat(received).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(management.getConsumerInfo("sync-stream", "system_a-workers").getNumPending())
                .isZero();
    }

    @Test
    void a_changed_consumer_is_updated_in_place() throws Exception {
        provisioner(Bridges.seed()).apply(Consent.NONE);
        var created =
                management.getConsumerInfo("sync-stream", "system_a-workers").getCreationTime();

        provisioner(Bridges.withMaxDeliver(7)).apply(Consent.NONE);

        var info = management.getConsumerInfo("sync-stream", "system_a-workers");
        assertThat(info.getConsumerConfiguration().getMaxDeliver()).isEqualTo(7);
        assertThat(info.getCreationTime()).isEqualTo(created);
    }

    @Test
    void a_push_consumer_delivers_elsewhere_in_place_once_nobody_listens_where_it_did() throws Exception {
        provisioner(pushingTo("old.")).apply(Consent.NONE);
        assertThat(provisioner(pushingTo("old.")).verify().plan().drifted()).isFalse();
        var created =
                management.getConsumerInfo("sync-stream", "system_a-workers").getCreationTime();
        var app = admin.createDispatcher(message -> {}).subscribe("old.system_a-workers", "system_a-workers");
        admin.flush(WAIT);

        ProvisioningException refused = catchThrowableOfType(
                ProvisioningException.class,
                () -> provisioner(pushingTo("new.")).apply(Consent.NONE));
        assertThat(refused.getMessage()).contains("10013", "subscribed to the deliver subject");

        app.unsubscribe("old.system_a-workers");
        admin.flush(WAIT);
        provisioner(pushingTo("new.")).apply(Consent.NONE);
        var info = management.getConsumerInfo("sync-stream", "system_a-workers");
        assertThat(info.getConsumerConfiguration().getDeliverSubject()).isEqualTo("new.system_a-workers");
        assertThat(info.getConsumerConfiguration().getDeliverGroup()).isEqualTo("system_a-workers");
        assertThat(info.getCreationTime()).isEqualTo(created);
    }

    @Test
    void a_consumer_that_pulls_pushes_only_once_the_loss_of_its_position_is_accepted() throws Exception {
        provisioner(Bridges.seed()).apply(Consent.NONE);
        String before = state();

        ProvisioningException refused = catchThrowableOfType(
                ProvisioningException.class,
                () -> provisioner(Bridges.pushing()).apply(Consent.NONE));
        assertThat(refused.getMessage()).contains("deliver_subject: none", "forgets its position");
        assertThat(state()).isEqualTo(before);

        provisioner(Bridges.pushing()).apply(new Consent(true, false));
        assertThat(provisioner(Bridges.pushing()).verify().plan().drifted()).isFalse();
    }

    private static Topology pushingTo(String prefix) {
        return Bridges.seed()
                .mapConsumers(consumer -> consumer.withPush(new Push(prefix + consumer.name(), consumer.name())));
    }

    @Test
    void a_dropped_backoff_gives_the_declared_ack_wait_back() throws Exception {
        provisioner(Bridges.seed()).apply(Consent.NONE);
        provisioner(Bridges.withBackoff(List.of())).apply(Consent.NONE);

        assertThat(management
                        .getConsumerInfo("sync-stream", "system_a-workers")
                        .getConsumerConfiguration()
                        .getAckWait())
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a_change_that_would_lose_messages_leaves_everything_untouched() throws Exception {
        provisioner(Bridges.seed()).apply(Consent.NONE);
        for (int i = 0; i < 3; i++) {
            admin.jetStream().publish("system_b.sync.dlq", new byte[10]);
        }
        String before = state();

        for (Topology losing : List.of(
                Bridges.withSubjects(Bridges.SUBJECTS.subList(0, 3)),
                Bridges.withLimits(new Limits(2L, null, null)),
                Bridges.withRetention(Retention.WORK_QUEUE))) {
            ProvisioningException refused = catchThrowableOfType(
                    ProvisioningException.class, () -> provisioner(losing).apply(Consent.NONE));
            assertThat(refused.exitCode()).isEqualTo(ExitCode.WOULD_LOSE);
            assertThat(refused).hasMessageContaining("3 messages");
            assertThat(refused.remedy()).contains("--allow-data-loss");
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void with_consent_a_changed_retention_is_made_anew() throws Exception {
        provisioner(Bridges.seed()).apply(Consent.NONE);
        admin.jetStream().publish("system_b.sync.dlq", new byte[10]);

        provisioner(Bridges.withRetention(Retention.WORK_QUEUE)).apply(new Consent(true, false));

        StreamInfo info = management.getStreamInfo("sync-stream");
        assertThat(info.getStreamState().getMsgCount()).isZero();
        assertThat(info.getConfiguration().getRetentionPolicy()).hasToString("workqueue");
        assertThat(provisioner(Bridges.withRetention(Retention.WORK_QUEUE))
                        .verify()
                        .plan()
                        .drifted())
                .isFalse();
    }

    @Test
    void deleting_and_purging_are_denied_as_declared_until_the_stream_is_made_anew_or_destroyed() throws Exception {
        Topology strict = Bridges.withDenied(true, true);
        provisioner(Bridges.seed()).apply(Consent.NONE);
        assertThat(provisioner(strict).apply(Consent.NONE).done())
                .extracting(Change::toString)
                .containsExactly("update stream sync-stream: deny_delete: false → true; deny_purge: false → true");
        assertThat(provisioner(strict).verify().plan().drifted()).isFalse();

        long held = admin.jetStream().publish("system_b.sync.dlq", new byte[1]).getSeqno();
        assertThat(catchThrowableOfType(
                                JetStreamApiException.class, () -> management.deleteMessage("sync-stream", held))
                        .getApiErrorCode())
                .isEqualTo(10057);
        assertThat(catchThrowableOfType(JetStreamApiException.class, () -> management.purgeStream("sync-stream"))
                        .getApiErrorCode())
                .isEqualTo(10110);

        String before = state();
        assertThat(provisioner(Bridges.seed()).verify().plan().drifted())
                .as("drift of a declaration that says nothing of it")
                .isFalse();
        assertThat(provisioner(Bridges.seed()).apply(Consent.NONE).done()).isEmpty();
        Topology without = Bridges.withDenied(false, false);
        ProvisioningException refused = catchThrowableOfType(
                ProvisioningException.class, () -> provisioner(without).apply(Consent.NONE));
        assertThat(refused.exitCode()).isEqualTo(ExitCode.WOULD_LOSE);
        assertThat(refused)
                .hasMessageContainingAll("only a new stream is without it", "leave deny-delete out", "deny-purge");
        assertThat(state()).isEqualTo(before);

        provisioner(without).apply(new Consent(true, false));
        assertThat(management.purgeStream("sync-stream").isSuccess()).isTrue();

        provisioner(strict).apply(Consent.NONE);
        provisioner(strict).destroy();
        assertThat(management.getStreamNames()).isEmpty();
    }

    /** What the refusal says of the server: were it to turn one off one day, the provisioner could do so too. */
    @Test
    void a_server_itself_turns_neither_off() throws Exception {
        provisioner(Bridges.withDenied(true, true)).apply(Consent.NONE);
        StreamConfiguration strict = management.getStreamInfo("sync-stream").getConfiguration();

        for (boolean delete : List.of(true, false)) {
            StreamConfiguration off = StreamConfiguration.builder(strict)
                    .denyDelete(delete)
                    .denyPurge(!delete)
                    .build();
            JetStreamApiException refused =
                    catchThrowableOfType(JetStreamApiException.class, () -> management.updateStream(off));
            assertThat(refused.getApiErrorCode()).isEqualTo(10052);
            assertThat(refused).hasMessageContaining("can not cancel deny");
        }
    }

    @Test
    void a_stream_that_owns_a_subject_is_named_and_nothing_is_made() throws Exception {
        management.addStream(StreamConfiguration.builder()
                .name("legacy")
                .subjects("system_a.>")
                .storageType(StorageType.Memory)
                .build());

        ProvisioningException refused = catchThrowableOfType(
                ProvisioningException.class, () -> provisioner(Bridges.seed()).apply(Consent.NONE));

        assertThat(refused.exitCode()).isEqualTo(ExitCode.WOULD_LOSE);
        assertThat(refused).hasMessageContainingAll("legacy", "system_a.sync.dlq");
        assertThat(management.getStreamNames()).containsExactly("legacy");
    }

    @Test
    void verify_names_each_field_that_drifted_and_changes_nothing() throws Exception {
        provisioner(Bridges.seed()).apply(Consent.NONE);
        ConsumerConfiguration held =
                management.getConsumerInfo("sync-stream", "system_b-workers").getConsumerConfiguration();
        management.addOrUpdateConsumer(
                "sync-stream",
                ConsumerConfiguration.builder(held)
                        .maxDeliver(9)
                        .backoff(Duration.ofNanos(1), Duration.ofNanos(5))
                        .build());
        management.addOrUpdateConsumer(
                "sync-stream", ConsumerConfiguration.builder().durable("spy").build());
        String before = state();

        var plan = provisioner(Bridges.seed()).verify().plan();

        assertThat(plan.drifted()).isTrue();
        assertThat(plan.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.toString())
                        .contains(
                                "system_b-workers",
                                "max_deliver: 9 → 5",
                                "backoff: [1ns, 5ns] → [1s, 5s, 15s, 30s, 1m]"));
        assertThat(plan.undeclared()).containsExactly(new Undeclared("sync-stream", "spy"));
        assertThat(state()).isEqualTo(before);

        provisioner(Bridges.seed()).apply(new Consent(false, true));
        assertThat(provisioner(Bridges.seed()).verify().plan().drifted()).isFalse();
    }

    @Test
    void a_run_that_dies_after_the_stream_is_finished_by_the_next() throws Exception {
        Progress dying = new Progress() {
            @Override
            public void done(Change change) {
                throw new IllegalStateException("killed after " + change.target());
            }
        };
        IllegalStateException killed = catchThrowableOfType(
                IllegalStateException.class,
                () -> new Provisioner(Bridges.seed(), server.target(), WAIT, dying).apply(Consent.NONE));
        assertThat(killed).hasMessage("killed after stream sync-stream");
        assertThat(management.getConsumerNames("sync-stream")).isEmpty();

        assertThat(provisioner(Bridges.seed()).apply(Consent.NONE).done()).hasSize(2);
        assertThat(provisioner(Bridges.seed()).verify().plan().drifted()).isFalse();
    }

    @Test
    void several_at_once_end_in_one_right_topology() throws Exception {
        for (int round = 0; round < 10; round++) {
            provisioner(Bridges.seed()).destroy();
            CyclicBarrier together = new CyclicBarrier(3);
            List<CompletableFuture<Outcome>> runs = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                runs.add(CompletableFuture.supplyAsync(
                        () -> {
                            Progress meet = new Progress() {
                                @Override
                                public void connected(ServerIdentity identity) {
                                    await(together);
                                }
                            };
                            try {
                                return new Provisioner(Bridges.seed(), server.target(), WAIT, meet).apply(Consent.NONE);
                            } catch (ProvisioningException failed) {
                                throw new IllegalStateException(failed);
                            }
                        },
                        command -> new Thread(command).start()));
            }
            runs.forEach(CompletableFuture::join);
            assertThat(provisioner(Bridges.seed()).verify().plan().drifted()).isFalse();
        }
    }

    @Test
    void destroy_takes_the_declared_and_tells_what_was_lost() throws Exception {
        management.addStream(
                StreamConfiguration.builder().name("other").subjects("other").build());
        provisioner(Bridges.seed()).apply(Consent.NONE);
        admin.jetStream().publish("system_b.sync.dlq", new byte[10]);

        Destruction destruction = provisioner(Bridges.seed()).destroy();

        assertThat(destruction.messagesLost()).containsEntry("sync-stream", 1L);
        assertThat(management.getStreamNames()).containsExactly("other");
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | java.util.concurrent.BrokenBarrierException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static List<String> taken(JetStreamSubscription worker, int count) {
        List<Message> messages = worker.fetch(count, WAIT);
        messages.forEach(Message::ack);
        return messages.stream()
                .map(message -> new String(message.getData(), java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }

    /** Everything the server says of the stream and its consumers, but for the time of asking. */
    private String state() throws IOException, JetStreamApiException {
        StreamInfo info = management.getStreamInfo("sync-stream");
        StringBuilder state = new StringBuilder()
                .append(info.getCreateTime())
                .append(info.getConfiguration())
                .append(info.getStreamState().getMsgCount())
                .append(info.getStreamState().getLastSequence());
        management.getConsumers("sync-stream").stream()
                .sorted(java.util.Comparator.comparing(io.nats.client.api.ConsumerInfo::getName))
                .forEach(consumer -> state.append(consumer.getCreationTime())
                        .append(consumer.getConsumerConfiguration())
                        .append(consumer.getDelivered().getConsumerSequence())
                        .append(consumer.getNumPending()));
        return state.toString();
    }

    private Provisioner provisioner(Topology topology) {
        return new Provisioner(topology, server.target(), WAIT, Progress.SILENT);
    }
}
