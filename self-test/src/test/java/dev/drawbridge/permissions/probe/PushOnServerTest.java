package dev.drawbridge.permissions.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.permissions.Bridges;
import dev.drawbridge.permissions.Denials;
import dev.drawbridge.permissions.Grant;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Push;
import dev.drawbridge.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What push consumers really deliver, and to whom, under the least grants. */
@Tag("live")
class PushOnServerTest {

    private static final Probe.Subscribe DELIVERIES =
            Probe.subscribe("system_b.sync.system_a.worker", "system_a-workers");
    private static final String NO_DELIVERY = "$JS.ACK.sync-stream.system_a-workers.1.1.1.1700000000000000000.0";
    private static final int EVENTS = 24;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"2.9, ISOLATED", "2.9, FLAT", "2.10, ISOLATED", "2.10, FLAT", "2.15, ISOLATED", "2.15, FLAT"})
    void members_of_the_queue_group_share_the_events_and_their_acks_arrive(String release, Layout layout) {
        Topology topology = Bridges.pushing(Bridges.seed(layout));
        try (TestServer server = start(release, topology, LeastGrants.of(topology));
                ProbeConnection one = server.as("system_a");
                ProbeConnection other = server.as("system_a");
                ProbeConnection b = server.as("system_b");
                ProbeConnection observer = server.as("observer");
                ProbeSubscription ones = one.subscribe(DELIVERIES);
                ProbeSubscription others = other.subscribe(DELIVERIES)) {
            for (int i = 0; i < EVENTS; i++) {
                Api.succeed(b, "system_b.sync.system_a", "event " + i);
            }
            List<String> toOne = new ArrayList<>();
            List<String> toOther = new ArrayList<>();
            await("every event to be delivered").atMost(Api.PATIENCE).until(() -> {
                take(one, ones, toOne);
                take(other, others, toOther);
                return toOne.size() + toOther.size() >= EVENTS;
            });

            assertThat(toOne).isNotEmpty();
            assertThat(toOther).isNotEmpty();
            assertThat(Stream.concat(toOne.stream(), toOther.stream()).distinct())
                    .hasSize(EVENTS)
                    .hasSize(toOne.size() + toOther.size());
            JsonNode info = Api.succeed(observer, "$JS.API.CONSUMER.INFO.sync-stream.system_a-workers", Map.of());
            assertThat(info.path("num_ack_pending").asInt()).isZero();
            assertThat(info.at("/ack_floor/consumer_seq").asInt()).isEqualTo(EVENTS);
        }
    }

    @ParameterizedTest
    @CsvSource({"2.10, ISOLATED", "2.10, FLAT", "2.15, ISOLATED", "2.15, FLAT"})
    void of_three_apps_and_two_streams_each_receives_what_it_is_sent(String release, Layout layout) {
        Topology topology = Bridges.pushing(Bridges.between(layout, List.of("one", "two"), "a", "b", "c"));
        try (TestServer server = start(release, topology, LeastGrants.of(topology))) {
            topology.apps()
                    .forEach(app -> app.consumers()
                            .forEach(consumer -> consumer.filters().forEach(subject -> {
                                String sender = subject.substring(0, subject.indexOf('.'));
                                Push push = Objects.requireNonNull(consumer.push());
                                try (ProbeConnection receiving = server.as(app.name());
                                        ProbeConnection sending = server.as(sender);
                                        ProbeSubscription deliveries =
                                                receiving.subscribe(Probe.subscribe(push.subject(), push.group()))) {
                                    Api.succeed(sending, subject, "to " + app.name());
                                    Message message =
                                            deliveries.next(Api.PATIENCE).orElseThrow();
                                    assertThat(message.text()).isEqualTo("to " + app.name());
                                    acknowledge(receiving, message);
                                }
                            })));
        }
    }

    @ParameterizedTest
    @CsvSource({"2.9, ISOLATED", "2.9, FLAT", "2.10, ISOLATED", "2.10, FLAT", "2.15, ISOLATED", "2.15, FLAT"})
    void the_reply_subject_of_an_ack_deletes_the_stream_unless_accounts_are_isolated(String release, Layout layout) {
        Topology topology = Bridges.pushing(Bridges.seed(layout));
        try (TestServer server = start(release, topology, LeastGrants.of(topology));
                ProbeConnection a = server.as("system_a");
                ProbeConnection admin = server.as("admin")) {
            Outcome attack = a.decide(Probe.publish(NO_DELIVERY, "$JS.API.STREAM.DELETE.sync-stream", "{"));
            assertThat(attack.allowed()).as("%s", attack).isTrue();
            if (layout == Layout.FLAT) {
                await("the stream to be deleted, which the server does after it has answered")
                        .atMost(Api.PATIENCE)
                        .until(() -> Api.streamNames(admin).isEmpty());
            } else {
                // The sentinel: the same consumer answers in order, so the first answer has gone where it goes.
                Message sentinel = Api.answer(a.request(NO_DELIVERY, "{", Api.PATIENCE));
                assertThat(sentinel.status()).as("%s", sentinel).isNull();
                assertThat(Api.streamNames(admin)).containsExactly("sync-stream");
            }
        }
    }

    /** In one account; in accounts of their own the reply subject is the sender's own. */
    @ParameterizedTest
    @CsvSource({"2.10, ISOLATED", "2.10, FLAT", "2.15, ISOLATED", "2.15, FLAT"})
    void a_reply_subject_forges_a_delivery_to_the_peer_unless_accounts_are_isolated(String release, Layout layout) {
        Topology topology = Bridges.pushing(Bridges.seed(layout));
        try (TestServer server = start(release, topology, LeastGrants.of(topology));
                ProbeConnection a = server.as("system_a");
                ProbeConnection b = server.as("system_b");
                ProbeSubscription deliveries =
                        b.subscribe(Probe.subscribe("system_a.sync.system_b.worker", "system_b-workers"))) {
            a.decide(Probe.publish("system_a.sync.dlq", "system_a.sync.system_b.worker", "a dead letter"));
            Api.succeed(a, "system_a.sync.system_b", "an event");

            assertThat(deliveries.next(Api.PATIENCE).orElseThrow().text())
                    .contains(layout == Layout.FLAT ? "\"seq\":1" : "an event");
        }
    }

    /** What the denial of a plain subscription is for. */
    @ParameterizedTest
    @ValueSource(strings = {"2.9", "2.10", "2.15"})
    void whoever_may_subscribe_plainly_gets_a_copy_of_every_delivery(String release) {
        Topology topology = Bridges.pushing(Bridges.seed(Layout.FLAT));
        Grant plainly = Grant.subscribe(DELIVERIES.subject(), "nobody needs it", "PERM-12");
        try (TestServer server = start(release, topology, with(topology, plainly));
                ProbeConnection a = server.as("system_a");
                ProbeConnection b = server.as("system_b");
                ProbeSubscription worker = a.subscribe(DELIVERIES);
                ProbeSubscription eavesdropper = a.subscribe(DELIVERIES.subject())) {
            Api.succeed(b, "system_b.sync.system_a", "hello");

            assertThat(worker.next(Api.PATIENCE)).isPresent();
            assertThat(eavesdropper.next(Api.PATIENCE)).isPresent();
        }
    }

    /** A try without a delivery, although the peer listens: the server asks for the subject first, and refuses the reply. */
    @ParameterizedTest
    @CsvSource({"2.9, ISOLATED", "2.9, FLAT", "2.10, ISOLATED", "2.10, FLAT", "2.15, ISOLATED", "2.15, FLAT"})
    void whoever_may_publish_where_the_peer_listens_is_told_apart_without_a_delivery(String release, Layout layout) {
        Topology topology = Bridges.pushing(Bridges.seed(layout));
        String peers = "system_a.sync.system_b.worker";
        try (TestServer server = start(release, topology, with(topology, Grant.publish(peers, "too much", "PERM-07")));
                ProbeConnection a = server.as("system_a");
                ProbeConnection b = server.as("system_b");
                ProbeSubscription deliveries = b.subscribe(Probe.subscribe(peers, "system_b-workers"))) {
            Probe forged = Denials.of(topology, "system_a", a.serverVersion(), "PERM-07").stream()
                    .filter(denial -> denial.subject().equals(peers))
                    .map(Probe::of)
                    .findFirst()
                    .orElseThrow();

            Outcome permitted = a.decide(forged);
            Outcome refused = b.decide(forged);
            Api.succeed(a, "system_a.sync.system_b", "an event");

            assertThat(permitted.allowed()).as("%s", permitted).isTrue();
            assertThat(permitted.evidence()).contains("permitted", "Publish with Reply of \"_R_.");
            assertThat(refused.allowed()).as("%s", refused).isFalse();
            assertThat(refused.evidence()).contains("Publish to \"" + peers);
            assertThat(deliveries.next(Api.PATIENCE).map(Message::text)).contains("an event");
            assertThat(deliveries.drain()).isEmpty();
        }
    }

    /** The residue: whoever may make a consumer has the server deliver where it may not publish. */
    @Test
    void the_server_asks_nobody_whether_a_consumer_may_deliver_somewhere() {
        Topology topology = Bridges.seed(Layout.ISOLATED);
        try (TestServer server = TestServer.start(topology, directory);
                ProbeConnection admin = server.as("admin");
                ProbeConnection observer = server.as("observer");
                ProbeConnection b = server.as("system_b")) {
            String elsewhere = observer.newInbox();
            assertThat(admin.decide(Probe.publish(elsewhere, "x")).allowed()).isFalse();
            topology.streams().forEach(stream -> Api.create(admin, stream));
            try (ProbeSubscription inbox = observer.subscribe(Probe.subscribe(elsewhere, "anybody"))) {
                Api.create(admin, topology.consumers().get(0).withPush(new Push(elsewhere, "anybody")));
                Api.succeed(b, "system_b.sync.system_a", "hello");

                assertThat(inbox.next(Api.PATIENCE).map(Message::text)).contains("hello");
            }
        }
    }

    /** The least grants, and one more for system_a. */
    private static List<PrincipalGrants> with(Topology topology, Grant more) {
        return LeastGrants.of(topology).stream()
                .map(each -> each.principal().name().equals("system_a")
                        ? each.withGrants(Stream.concat(each.grants().stream(), Stream.of(more))
                                .toList())
                        : each)
                .toList();
    }

    private TestServer start(String release, Topology topology, List<PrincipalGrants> grants) {
        return TestServer.start(Requirement.minor(release), topology, grants, directory)
                .provision();
    }

    private static void take(ProbeConnection app, ProbeSubscription deliveries, List<String> texts) {
        deliveries.drain().forEach(message -> {
            texts.add(message.text());
            acknowledge(app, message);
        });
    }

    private static void acknowledge(ProbeConnection app, Message delivery) {
        String ack = Objects.requireNonNull(delivery.reply());
        assertThat(ack).startsWith("$JS.ACK.");
        assertThat(Api.answer(app.request(ack, "+ACK", Api.PATIENCE)).text()).isEmpty();
    }
}
