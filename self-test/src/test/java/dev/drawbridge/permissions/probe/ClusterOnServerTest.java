package dev.drawbridge.permissions.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.permissions.Bridges;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.NscCommands;
import dev.drawbridge.permissions.audit.Finding;
import dev.drawbridge.permissions.conf.Place;
import dev.drawbridge.permissions.live.LiveAudit;
import dev.drawbridge.permissions.live.LivePrincipal;
import dev.drawbridge.permissions.live.LiveResult;
import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.StreamSpec;
import dev.drawbridge.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The least grants on a cluster of three nodes, with three replicas of the stream: one app pulls, the other is pushed to, and
 * each goes through every node.
 */
@Tag("live")
class ClusterOnServerTest {

    private static final Place PLACE = new Place(Path.of("cluster"), 1, 1, 0, 0);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"2.10, ISOLATED", "2.10, FLAT", "2.15, ISOLATED", "2.15, FLAT"})
    void through_any_node_the_least_grants_suffice_and_nothing_else_is_let_through(String release, Layout layout) {
        Topology topology = replicated(layout);
        try (TestCluster cluster =
                TestCluster.start(Requirement.minor(release), topology, LeastGrants.of(topology), directory)) {
            suffice(cluster, topology);
        }
    }

    @ParameterizedTest
    @CsvSource({"2.10, ISOLATED", "2.10, FLAT", "2.15, ISOLATED", "2.15, FLAT"})
    void those_of_an_operator_too(String release, Layout layout) {
        Topology topology = replicated(layout);
        NscStore store = NscStore.after(NscCommands.render(topology, LeastGrants.of(topology)));
        try (TestCluster cluster = TestCluster.start(Requirement.minor(release), topology, store, directory)) {
            suffice(cluster, topology);
        }
    }

    private static void suffice(TestCluster cluster, Topology topology) {
        cluster.provision();
        for (int node = 0; node < TestCluster.NODES; node++) {
            pushed(cluster, node, (node + 1) % TestCluster.NODES);
            pulled(cluster, node, (node + 1) % TestCluster.NODES);
        }
        for (int node = 0; node < TestCluster.NODES; node++) {
            LiveResult result = audit(cluster, node, topology);

            assertThat(OfGrants.in(result))
                    .as("node %d", node)
                    .extracting(Finding::requirement)
                    .containsExactlyElementsOf(
                            topology.layout() == Layout.ISOLATED ? List.of() : List.of("PERM-28", "PERM-28"));
            assertThat(result.cells())
                    .filteredOn(cell -> !cell.needed() && !cell.allowed())
                    .hasSizeGreaterThan(250);
            assertThat(result.state()).isEqualTo(LiveResult.State.UNCHANGED);
        }
    }

    private static void pushed(TestCluster cluster, int publishing, int receiving) {
        try (ProbeConnection b = cluster.as("system_b", publishing);
                ProbeConnection a = cluster.as("system_a", receiving);
                ProbeSubscription deliveries =
                        a.subscribe(Probe.subscribe("system_b.sync.system_a.worker", "system_a-workers"))) {
            Api.succeed(b, "system_b.sync.system_a", "through node " + publishing);
            Message message = deliveries.next(Api.PATIENCE).orElseThrow();

            assertThat(message.text()).isEqualTo("through node " + publishing);
            acknowledge(a, message);
        }
    }

    private static void pulled(TestCluster cluster, int publishing, int fetching) {
        try (ProbeConnection a = cluster.as("system_a", publishing);
                ProbeConnection b = cluster.as("system_b", fetching)) {
            Api.succeed(a, "system_a.sync.dlq", "a dead letter");
            Api.succeed(a, "system_a.sync.system_b", "through node " + publishing);
            Message message = Api.answer(b.request(
                    "$JS.API.CONSUMER.MSG.NEXT.sync-stream.system_b-workers",
                    "{\"batch\":1,\"expires\":5000000000}",
                    Api.PATIENCE));

            assertThat(message.text()).isEqualTo("through node " + publishing);
            acknowledge(b, message);
        }
    }

    private static void acknowledge(ProbeConnection app, Message delivery) {
        String ack = Objects.requireNonNull(delivery.reply());
        assertThat(Api.answer(app.request(ack, "+ACK", Api.PATIENCE)).text()).isEmpty();
    }

    private static LiveResult audit(TestCluster cluster, int node, Topology topology) {
        Endpoint endpoint = cluster.endpoint(node);
        List<LivePrincipal> principals = LeastGrants.of(topology).stream()
                .map(each -> new LivePrincipal(
                        each, endpoint, cluster.login(each.principal().name()), PLACE))
                .toList();
        return new LiveAudit(topology, endpoint, principals, PLACE).run();
    }

    /** The seed's bridge with three replicas; system_a is pushed to, system_b pulls. */
    private static Topology replicated(Layout layout) {
        Topology seed = Bridges.seed(layout);
        Topology pushing = Bridges.pushing(seed);
        StreamSpec threefold = seed.streams().get(0).withReplicas(TestCluster.NODES);
        return new Topology(layout, List.of(threefold), List.of(pushing.app("system_a"), seed.app("system_b")));
    }
}
