package dev.drawbridge.permissions.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.permissions.ApiCatalogue;
import dev.drawbridge.permissions.ApiOperation;
import dev.drawbridge.permissions.ApiTarget;
import dev.drawbridge.permissions.Bridges;
import dev.drawbridge.permissions.Denials;
import dev.drawbridge.permissions.Grant;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may do everything sends every probe that is called harmless, and nothing changes. */
@Tag("live")
class HarmlessProbesOnServerTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"2.9", "2.10", "2.15"})
    void streams_consumers_messages_and_pending_counts_stay_what_they_were(String release) {
        Topology topology = Bridges.seed(Layout.FLAT);
        try (TestServer server =
                        TestServer.start(Requirement.minor(release), topology, limitless(topology), directory);
                ProbeConnection admin = filled(server, topology)) {
            Map<String, String> before = Snapshot.of(admin, topology);
            List<Probe> probes = harmless(topology, admin.serverVersion());

            List<Outcome> outcomes = admin.decide(probes);
            List<String> complaints = admin.flush();

            assertThat(outcomes).hasSizeGreaterThan(60).allMatch(Outcome::allowed);
            assertThat(complaints).isEmpty();
            assertThat(Snapshot.of(admin, topology)).isEqualTo(before);
        }
    }

    @Test
    void a_harmful_one_is_noticed() {
        Topology topology = Bridges.seed(Layout.FLAT);
        try (TestServer server = TestServer.start(Requirement.usable(), topology, limitless(topology), directory);
                ProbeConnection admin = filled(server, topology)) {
            Map<String, String> before = Snapshot.of(admin, topology);

            admin.decide(Probe.publish("$JS.API.STREAM.PURGE.sync-stream", ""));

            assertThat(Snapshot.of(admin, topology)).isNotEqualTo(before);
        }
    }

    /** Messages stored, some of them handed out and not answered. */
    private static ProbeConnection filled(TestServer server, Topology topology) {
        server.provision();
        ProbeConnection admin = server.as("admin");
        for (int i = 0; i < 3; i++) {
            Api.succeed(admin, "system_a.sync.system_b", "message " + i);
            Api.succeed(admin, "system_b.sync.system_a", "message " + i);
        }
        Api.answer(admin.request(
                "$JS.API.CONSUMER.MSG.NEXT.sync-stream.system_a-workers",
                "{\"batch\":1,\"no_wait\":true}",
                Api.PATIENCE));
        assertThat(Snapshot.of(admin, topology).get("sync-stream.system_a-workers"))
                .contains("\"num_ack_pending\":1", "\"num_pending\":2");
        return admin;
    }

    static List<Probe> harmless(Topology topology, ServerVersion version) {
        List<Probe> probes = new ArrayList<>();
        ApiTarget target = new ApiTarget("sync-stream", "system_a-workers", "system_b.sync.system_a");
        for (ApiOperation operation : ApiCatalogue.knownTo(version)) {
            probes.add(new Probe.Publish(
                    operation.subjectFor(target), null, ApiCatalogue.UNMET, Payload.of(ApiCatalogue.HARMLESS)));
        }
        for (String app : List.of("system_a", "system_b")) {
            Denials.of(topology, app, version).forEach(denial -> probes.add(Probe.of(denial)));
        }
        return probes;
    }

    static List<PrincipalGrants> limitless(Topology topology) {
        return LeastGrants.of(topology).stream()
                .map(each -> each.principal().name().equals("admin")
                        ? each.withGrants(List.of(
                                Grant.publish(">", "try everything", "PERM-26"),
                                Grant.subscribe(">", "see everything", "PERM-26")))
                        : each)
                .toList();
    }
}
