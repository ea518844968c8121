package dev.drawbridge.permissions.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drawbridge.permissions.Bridges;
import dev.drawbridge.permissions.Denial;
import dev.drawbridge.permissions.Denials;
import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

@Tag("live")
class LeastGrantsOnServerTest {

    private static final String NEXT = "$JS.API.CONSUMER.MSG.NEXT.sync-stream.system_a-workers";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(Layout.class)
    void an_app_publishes_fetches_and_acknowledges_with_its_least_grants(Layout layout) {
        try (TestServer server =
                        TestServer.start(Bridges.seed(layout), directory).provision();
                ProbeConnection a = server.as("system_a");
                ProbeConnection b = server.as("system_b");
                ProbeConnection observer = server.as("observer");
                ProbeSubscription acks = observer.subscribe("$JS.ACK.sync-stream.>")) {
            assertThat(acks.outcome().allowed()).isTrue();
            assertThat(published(a, "system_a.sync.system_b").path("seq").asInt())
                    .isEqualTo(1);
            assertThat(published(a, "system_a.sync.dlq").path("seq").asInt()).isEqualTo(2);
            assertThat(published(b, "system_b.sync.system_a").path("seq").asInt())
                    .isEqualTo(3);

            Message event = Api.answer(a.request(NEXT, "{\"batch\":1,\"expires\":5000000000}", Api.PATIENCE));
            assertThat(event.text()).isEqualTo("hello");
            String ack = Objects.requireNonNull(event.reply());
            assertThat(Api.answer(a.request(ack, "+ACK", Api.PATIENCE)).text()).isEmpty();

            assertThat(acks.next(Api.PATIENCE))
                    .hasValueSatisfying(seen -> assertThat(seen.text()).isEqualTo("+ACK"));
            JsonNode info = Api.succeed(observer, "$JS.API.CONSUMER.INFO.sync-stream.system_a-workers", Map.of());
            assertThat(info.path("ack_floor").path("stream_seq").asInt()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void every_entry_of_the_denial_catalogue_is_denied_and_nothing_changes(Layout layout) {
        Topology topology = Bridges.between(layout, List.of("one", "two"), "a", "b", "c");
        try (TestServer server = TestServer.start(topology, directory).provision();
                ProbeConnection a = server.as("a");
                ProbeConnection observer = server.as("observer")) {
            String before = Api.streamState(observer, "one").toString();
            List<Denial> denials = Denials.of(topology, "a", a.serverVersion());

            List<Outcome> outcomes = a.decide(denials.stream().map(Probe::of).toList());

            assertThat(outcomes).hasSameSizeAs(denials).hasSizeGreaterThan(150);
            assertThat(outcomes).filteredOn(Outcome::allowed).isEmpty();
            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(outcome.evidence())
                            .startsWithIgnoringCase("Permissions Violation for")
                            .contains(outcome.probe().subject()));
            assertThat(Api.streamState(observer, "one").toString()).isEqualTo(before);
            assertThat(published(a, "a.sync.b").path("stream").asString()).isEqualTo("one");
        }
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void the_outsider_may_connect_and_nothing_else(Layout layout) {
        Topology topology = Bridges.seed(layout);
        try (TestServer server = TestServer.start(topology, directory).provision();
                ProbeConnection outsider = server.as("outsider")) {
            List<Outcome> outcomes = outsider.decide(List.of(
                    Probe.publish("system_a.sync.system_b", "x"),
                    Probe.publish("anything", "x"),
                    Probe.subscribe("anything"),
                    Probe.subscribe(">", "queue"),
                    Probe.subscribe("_INBOX_outsider.>"),
                    Probe.publish("$JS.API.INFO", "")));

            assertThat(outcomes).noneMatch(Outcome::allowed);
        }
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void a_reply_subject_makes_the_server_delete_the_stream_unless_accounts_are_isolated(Layout layout) {
        try (TestServer server =
                        TestServer.start(Bridges.seed(layout), directory).provision();
                ProbeConnection a = server.as("system_a");
                ProbeConnection admin = server.as("admin")) {
            Outcome attack = a.decide(
                    Probe.publish(NEXT, "$JS.API.STREAM.DELETE.sync-stream", "{\"batch\":1,\"no_wait\":true}"));

            assertThat(attack.allowed()).as("%s", attack).isTrue();
            if (layout == Layout.FLAT) {
                await("the stream to be deleted, which the server does after it has answered")
                        .atMost(Api.PATIENCE)
                        .until(() -> Api.streamNames(admin).isEmpty());
            } else {
                // The sentinel: an answer to the same consumer's next request comes after the attack's.
                // Of a consumer that is deleted meanwhile, nobody may answer.
                Message sentinel = Api.answer(a.request(NEXT, "{\"batch\":1,\"no_wait\":true}", Api.PATIENCE));
                assertThat(sentinel.status()).isNotNull();
                assertThat(Api.streamNames(admin)).containsExactly("sync-stream");
            }
        }
    }

    private static JsonNode published(ProbeConnection app, String subject) {
        return Api.succeed(app, subject, "hello");
    }
}
