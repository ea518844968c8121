package dev.drawbridge.permissions.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.drawbridge.permissions.Bridges;
import dev.drawbridge.permissions.Denials;
import dev.drawbridge.permissions.Grant;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.Subjects;
import dev.drawbridge.permissions.UserPassword;
import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("live")
class ProbeConnectionTest {

    private final Topology seed = Bridges.seed(Layout.FLAT);

    @TempDir
    private Path directory;

    @Test
    void wrong_credentials_are_refused_in_the_servers_words() {
        try (TestServer server = TestServer.start(seed, directory)) {
            UserPassword wrong = new UserPassword("system_a", "wrong");

            assertThatExceptionOfType(ConnectRefusedException.class)
                    .isThrownBy(() ->
                            ProbeConnection.connect(Endpoint.plain("127.0.0.1", server.port()), wrong, "_INBOX_x."))
                    .satisfies(e -> assertThat(e.serverWords()).isEqualTo("Authorization Violation"))
                    .withMessageContaining("system_a");
        }
    }

    @Test
    void whoever_never_says_CONNECT_is_refused_in_the_servers_words() {
        try (TestServer server = TestServer.start(seed, directory)) {
            assertThatExceptionOfType(ConnectRefusedException.class)
                    .isThrownBy(() ->
                            ProbeConnection.withoutConnect(Endpoint.plain("127.0.0.1", server.port()), "_INBOX_x."))
                    .satisfies(e -> assertThat(e.serverWords()).isEqualTo("Authorization Violation"));
        }
    }

    @Test
    void a_port_where_nobody_listens_is_the_environments_trouble() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThatExceptionOfType(ProbeEnvironmentException.class)
                .isThrownBy(() -> ProbeConnection.connect(
                        Endpoint.plain("127.0.0.1", free), new UserPassword("a", "b"), "_INBOX_a."))
                .withMessageContaining("127.0.0.1:" + free);
    }

    @Test
    void a_server_that_stops_is_the_environments_trouble_and_no_denial() {
        TestServer server = TestServer.start(seed, directory);
        try (ProbeConnection a = server.as("system_a")) {
            server.close();

            assertThatExceptionOfType(ProbeEnvironmentException.class)
                    .isThrownBy(() -> a.decide(Probe.publish("system_b.sync.dlq", "x")));
            assertThat(a.isAlive()).isFalse();
        }
    }

    @Test
    void each_violation_is_given_to_its_probe_and_the_connection_goes_on() {
        try (TestServer server = TestServer.start(seed, directory).provision();
                ProbeConnection a = server.as("system_a")) {
            List<Probe> probes = List.of(
                    Probe.publish("system_a.sync.system_b", "x"),
                    Probe.publish("system_b.sync.dlq", "x"),
                    Probe.subscribe("system_b.>"),
                    Probe.subscribe("_INBOX_system_a.mine"),
                    Probe.subscribe("system_b.>", "group"),
                    Probe.publish("system_a.sync.dlq", "$JS.ACK.sync-stream.system_a-workers.1.1.1.1.1", "x"),
                    Probe.publish("system_b.sync.dlq", "x"),
                    new Probe.Publish("we\"ird\\", null, Map.of("A", "b"), Payload.of("x")));

            List<Outcome> outcomes = a.decide(probes);

            assertThat(outcomes)
                    .extracting(Outcome::allowed)
                    .containsExactly(true, false, false, true, false, false, false, false);
            assertThat(outcomes.get(0).evidence()).isEqualTo(Outcome.NO_VIOLATION);
            assertThat(outcomes.get(4).evidence()).contains("Subscription to \"system_b.>\"", "group");
            assertThat(outcomes.get(5).evidence()).contains("Publish with Reply of \"$JS.ACK.");
            assertThat(Api.succeed(a, "system_a.sync.dlq", "still here")
                            .path("seq")
                            .asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void thousands_of_probes_are_decided_in_order() {
        try (TestServer server = TestServer.start(seed, directory);
                ProbeConnection a = server.as("system_a")) {
            List<Probe> probes = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) {
                probes.add(Probe.publish(i % 7 == 0 ? "system_a.sync.dlq" : "no." + i, "x"));
            }

            List<Outcome> outcomes = a.decide(probes);

            assertThat(outcomes)
                    .hasSize(5_000)
                    .allSatisfy(outcome -> assertThat(outcome.allowed())
                            .isEqualTo(outcome.probe().subject().equals("system_a.sync.dlq")));
        }
    }

    @Test
    void no_responders_is_an_answer_and_silence_is_none() {
        try (TestServer server = TestServer.start(seed, everything(seed), directory);
                ProbeConnection a = server.as("system_a");
                ProbeSubscription silent = a.subscribe("silent")) {
            assertThat(Api.answer(a.request("nobody.listens", "x", Api.PATIENCE))
                            .hasStatus(Message.NO_RESPONDERS))
                    .isTrue();
            assertThat(a.request("silent", "x", Duration.ofMillis(50))).isInstanceOf(RequestOutcome.Unanswered.class);
            assertThat(silent.drain()).hasSize(1);
        }
    }

    @Test
    void headers_and_bytes_arrive_as_they_were_sent() {
        try (TestServer server = TestServer.start(seed, everything(seed), directory);
                ProbeConnection a = server.as("system_a");
                ProbeSubscription listening = a.subscribe("here")) {
            Payload body = Payload.of(new byte[] {0, 13, 10, (byte) 0xff, 'M', 'S', 'G', ' '});
            a.decide(new Probe.Publish("here", "back", Map.of("Some", "väl: ue"), body));

            Message message = listening.next(Api.PATIENCE).orElseThrow();

            assertThat(message.body()).isEqualTo(body);
            assertThat(message.headers()).containsExactly(Map.entry("Some", List.of("väl: ue")));
            assertThat(message.reply()).isEqualTo("back");
        }
    }

    @Test
    void an_attempt_called_harmless_changes_nothing_even_for_who_may_do_everything() {
        try (TestServer server =
                        TestServer.start(seed, everything(seed), directory).provision();
                ProbeConnection a = server.as("system_a");
                ProbeConnection observer = server.as("observer")) {
            assertThat(Api.succeed(a, "system_a.sync.system_b", "kept")
                            .path("seq")
                            .asInt())
                    .isEqualTo(1);
            String before = snapshot(observer);

            List<Outcome> outcomes = a.decide(Denials.of(seed, "system_a", a.serverVersion()).stream()
                    .map(Probe::of)
                    .toList());

            assertThat(outcomes).filteredOn(outcome -> !outcome.allowed()).isEmpty();
            // The server answers the same connection in order, so nothing tried before is still under way.
            Api.succeed(a, "$JS.API.STREAM.INFO.sync-stream", Map.of());
            assertThat(Api.streamNames(observer)).containsExactly("sync-stream");
            assertThat(snapshot(observer)).isEqualTo(before);
        }
    }

    @Test
    void a_server_decides_as_the_subject_algebra_says() {
        List<String> patterns = List.of("a", "a.*", "a.>", "a.b", "*.b", "*", "foo*.b", "a.*.c", "*.*.>");
        List<String> subjects = List.of(
                "a", "b", "a.b", "a.c", "a.b.c", "a.b.d.e", "foo1.b", "foo*.b", "a.*", "a.>", "*", ">", "*.b", "*.>",
                "*.*");
        for (String pattern : patterns) {
            List<PrincipalGrants> grants = appWith(
                    seed, List.of(Grant.publish(pattern, "try", "none"), Grant.subscribe(pattern, "try", "none")));
            Path store = directory.resolve(Integer.toHexString(pattern.hashCode()));
            try (TestServer server = TestServer.start(seed, grants, store);
                    ProbeConnection a = server.as("system_a")) {
                for (String subject : subjects) {
                    boolean expected = Subjects.matches(pattern, subject);
                    assertThat(a.decide(Probe.publish(subject, "x")).allowed())
                            .as("%s granted, publish to %s", pattern, subject)
                            .isEqualTo(expected);
                    assertThat(a.decide(Probe.subscribe(subject)).allowed())
                            .as("%s granted, subscribe to %s", pattern, subject)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void a_grant_to_subscribe_to_one_token_lets_the_rest_in_as_well() {
        List<Grant> grants =
                List.of(Grant.publish(">", "try", "none"), Grant.subscribe("a.*", "looks like one token", "none"));
        try (TestServer server = TestServer.start(seed, appWith(seed, grants), directory);
                ProbeConnection a = server.as("system_a");
                ProbeSubscription rest = a.subscribe("a.>")) {
            assertThat(rest.outcome().allowed()).isTrue();
            a.decide(Probe.publish("a.b.c", "beyond the pattern granted"));

            assertThat(rest.drain()).extracting(Message::subject).containsExactly("a.b.c");
        }
    }

    @Test
    void text_that_would_break_the_protocol_is_never_sent() {
        assertThatIllegalArgumentException().isThrownBy(() -> Probe.publish("a\r\nPUB b", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> Probe.subscribe("a b"));
        assertThatIllegalArgumentException().isThrownBy(() -> Probe.publish("", "x"));
    }

    private String snapshot(ProbeConnection observer) {
        StringBuilder all =
                new StringBuilder(Api.streamState(observer, "sync-stream").toString());
        all.append(Api.succeed(observer, "$JS.API.CONSUMER.NAMES.sync-stream", Map.of())
                .path("consumers"));
        seed.consumers().forEach(consumer -> {
            var info = Api.succeed(observer, "$JS.API.CONSUMER.INFO.sync-stream." + consumer.name(), Map.of());
            all.append(info.path("config")).append(info.path("delivered")).append(info.path("ack_floor"));
            all.append(info.path("num_pending")).append(info.path("paused"));
        });
        return all.toString();
    }

    /** The least grants, but system_a may do everything. */
    private static List<PrincipalGrants> everything(Topology topology) {
        List<Grant> all = Stream.of(
                        Grant.publish(">", "everything", "none"), Grant.subscribe(">", "everything", "none"))
                .toList();
        return appWith(topology, all);
    }

    private static List<PrincipalGrants> appWith(Topology topology, List<Grant> grants) {
        return LeastGrants.of(topology).stream()
                .map(each -> each.principal().name().equals("system_a") ? each.withGrants(grants) : each)
                .toList();
    }
}
