package dev.drawbridge.permissions.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.permissions.Bridges;
import dev.drawbridge.permissions.Credentials;
import dev.drawbridge.permissions.NatsConf;
import dev.drawbridge.permissions.SecretForm;
import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What moves replicas and leaders does nothing on a single server, so it is called harmless on the word of a cluster only. */
@Tag("live")
class HarmlessProbesOnClusterTest {

    /** When a replica was last heard of, and how far behind it was then. */
    private static final Pattern PASSING = Pattern.compile(",?\"(active|lag)\":\\d+");

    private static final Duration ELECTION = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    private final Topology topology = Bridges.seed(Layout.FLAT);

    @ParameterizedTest
    @ValueSource(strings = {"2.9", "2.10", "2.15"})
    void replicas_and_leaders_stay_where_they_were(String release) {
        Credentials credentials = Credentials.random(topology);
        String conf = NatsConf.render(
                topology,
                HarmlessProbesOnServerTest.limitless(topology),
                credentials,
                SecretForm.BCRYPT,
                NatsConf.EPHEMERAL_BCRYPT_COST);
        try (ClusterProcess cluster = ClusterProcess.start(Requirement.minor(release), 3, conf, directory);
                ProbeConnection admin = ProbeConnection.connect(
                        Endpoint.plain("127.0.0.1", cluster.port(0)), credentials.of("admin"), "_INBOX_admin.")) {
            provision(admin);
            Map<String, String> before = seen(admin);
            assertThat(before.get("sync-stream")).contains("\"num_replicas\":3", "\"leader\":\"node-");
            List<Probe> probes = HarmlessProbesOnServerTest.harmless(topology, admin.serverVersion());

            assertThat(admin.decide(probes)).hasSizeGreaterThan(60).allMatch(Outcome::allowed);

            assertThat(seen(admin)).isEqualTo(before);
            stepDown(admin);
            assertThat(seen(admin)).as("a leader that steps down is noticed").isNotEqualTo(before);
        }
    }

    private void provision(ProbeConnection admin) {
        String stream = "{\"name\":\"sync-stream\",\"subjects\":[%s],\"storage\":\"file\",\"num_replicas\":3}"
                .formatted(topology.streams().get(0).subjects().stream()
                        .map(each -> "\"" + each + "\"")
                        .collect(Collectors.joining(",")));
        Instant until = Instant.now().plus(ELECTION);
        while (!created(admin, stream)) {
            assertThat(Instant.now()).as("a leader is elected").isBefore(until);
        }
        topology.consumers().forEach(consumer -> Api.create(admin, consumer));
        Api.succeed(admin, "system_b.sync.system_a", "a message that is pending");
    }

    /** Before there is a leader, servers answer with an error or not at all. */
    private static boolean created(ProbeConnection admin, String stream) {
        return admin.request("$JS.API.STREAM.CREATE.sync-stream", stream, Duration.ofSeconds(2))
                        instanceof RequestOutcome.Answered answered
                && answered.message().text().contains("\"created\"");
    }

    private Map<String, String> seen(ProbeConnection admin) {
        return Snapshot.of(admin, topology).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> PASSING.matcher(each.getValue()).replaceAll("")));
    }

    private static void stepDown(ProbeConnection admin) {
        try (ProbeSubscription elected = admin.subscribe("$JS.EVENT.ADVISORY.STREAM.LEADER_ELECTED.sync-stream")) {
            Api.succeed(admin, "$JS.API.STREAM.LEADER.STEPDOWN.sync-stream", "");
            assertThat(elected.next(ELECTION)).isPresent();
        }
    }
}
