package dev.drawbridge.permissions.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.permissions.Bridges;
import dev.drawbridge.permissions.Grant;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.NscCommands;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.audit.Finding;
import dev.drawbridge.permissions.conf.Place;
import dev.drawbridge.permissions.live.LiveAudit;
import dev.drawbridge.permissions.live.LivePrincipal;
import dev.drawbridge.permissions.live.LiveResult;
import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rendered nsc commands, as accounts and users of an operator in a real server with a memory resolver. */
@Tag("live")
class NscOnServerTest {

    private static final Place PLACE = new Place(Path.of("script"), 1, 1, 0, 0);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"2.9", "2.10", "2.15"})
    void in_accounts_of_their_own_each_may_do_what_it_needs_and_nothing_else(String release) {
        Topology topology = Bridges.seed(Layout.ISOLATED);
        LiveResult result = audit(release, topology, NscCommands.render(topology, LeastGrants.of(topology)));

        assertThat(OfGrants.in(result)).isEmpty();
        assertThat(result.cells())
                .filteredOn(cell -> cell.requirement().equals("PERM-28"))
                .hasSize(2);
        assertThat(result.state()).isEqualTo(LiveResult.State.UNCHANGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.9", "2.10", "2.15"})
    void in_one_account_only_the_deputy_is_left(String release) {
        Topology topology = Bridges.seed(Layout.FLAT);
        LiveResult result = audit(release, topology, NscCommands.render(topology, LeastGrants.of(topology)));

        assertThat(OfGrants.in(result))
                .hasSize(2)
                .allMatch(finding -> finding.requirement().equals("PERM-28"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.9", "2.10", "2.15"})
    void apps_that_are_pushed_to_receive_and_answer_and_may_do_nothing_else(String release) {
        Topology topology = Bridges.pushing(Bridges.seed(Layout.ISOLATED));
        NscStore store = NscStore.after(NscCommands.render(topology, LeastGrants.of(topology)));
        try (ServerProcess server = ServerProcess.start(Requirement.minor(release), store.configuration(), folder)) {
            LiveResult result = audit(server, topology, store);
            assertThat(OfGrants.in(result)).isEmpty();
            assertThat(result.state()).isEqualTo(LiveResult.State.UNCHANGED);

            try (ProbeConnection a = as("system_a", server, store);
                    ProbeConnection b = as("system_b", server, store);
                    ProbeSubscription deliveries =
                            a.subscribe(Probe.subscribe("system_b.sync.system_a.worker", "system_a-workers"))) {
                Api.succeed(b, "system_b.sync.system_a", "hello");
                Message delivered = deliveries.next(Api.PATIENCE).orElseThrow();
                assertThat(delivered.text()).isEqualTo("hello");
                assertThat(Api.answer(a.request(Objects.requireNonNull(delivered.reply()), "+ACK", Api.PATIENCE))
                                .text())
                        .isEmpty();
            }
        }
    }

    private static ProbeConnection as(String name, ServerProcess server, NscStore store) {
        return ProbeConnection.connect(
                Endpoint.plain("127.0.0.1", server.port()), store.login(name), "_INBOX_" + name + ".");
    }

    @Test
    void of_three_apps_too() {
        Topology topology = Bridges.between(Layout.ISOLATED, List.of("one", "two"), "a", "b", "c");
        LiveResult result = audit("2.10", topology, NscCommands.render(topology, LeastGrants.of(topology)));

        assertThat(OfGrants.in(result)).isEmpty();
    }

    @Test
    void a_grant_that_is_left_out_is_found() {
        Topology topology = Bridges.seed(Layout.ISOLATED);
        String script = NscCommands.render(topology, LeastGrants.of(topology))
                .replace(" --allow-pub '$JS.ACK.sync-stream.system_a-workers.>'", "");

        assertThat(OfGrants.in(audit("2.10", topology, script)))
                .extracting(Finding::requirement, Finding::subject)
                .containsExactly(tuple("PERM-22", "$JS.ACK.sync-stream.system_a-workers.>"));
    }

    @Test
    void a_grant_too_many_is_found() {
        Topology topology = Bridges.seed(Layout.ISOLATED);
        Grant more = Grant.publish("$JS.API.STREAM.DELETE.sync-stream", "delete it", "PERM-08");
        List<PrincipalGrants> loose = LeastGrants.of(topology).stream()
                .map(each -> each.principal().name().equals("system_a")
                        ? each.withGrants(Stream.concat(each.grants().stream(), Stream.of(more))
                                .toList())
                        : each)
                .toList();

        assertThat(OfGrants.in(audit("2.10", topology, NscCommands.render(topology, loose))))
                .extracting(Finding::requirement, Finding::principal)
                .containsExactly(tuple("PERM-08", "system_a"));
    }

    /** The server then has no such account, so nobody of it gets in. */
    @Test
    void a_token_for_another_account_is_none() {
        Topology topology = Bridges.seed(Layout.ISOLATED);
        String stolen = NscCommands.render(topology, LeastGrants.of(topology))
                .replace(
                        "--subject system_a.sync.system_b --target-account APP_SYSTEM_A",
                        "--subject system_a.sync.system_b --target-account APP_SYSTEM_B");

        assertThatExceptionOfType(ConnectRefusedException.class)
                .isThrownBy(() -> audit("2.10", topology, stolen))
                .withMessageContaining("Authorization Violation");
    }

    private LiveResult audit(String release, Topology topology, String script) {
        NscStore store = NscStore.after(script);
        try (ServerProcess server = ServerProcess.start(Requirement.minor(release), store.configuration(), folder)) {
            return audit(server, topology, store);
        }
    }

    private static LiveResult audit(ServerProcess server, Topology topology, NscStore store) {
        Endpoint endpoint = Endpoint.plain("127.0.0.1", server.port());
        List<LivePrincipal> principals = LeastGrants.of(topology).stream()
                .map(each -> principal(each, endpoint, store))
                .toList();
        try (ProbeConnection admin = as("admin", server, store)) {
            topology.streams().forEach(stream -> Api.create(admin, stream));
            topology.consumers().forEach(consumer -> Api.create(admin, consumer));
        }
        return new LiveAudit(topology, endpoint, principals, PLACE).run();
    }

    private static LivePrincipal principal(PrincipalGrants needs, Endpoint endpoint, NscStore store) {
        return new LivePrincipal(needs, endpoint, store.login(needs.principal().name()), PLACE);
    }
}
