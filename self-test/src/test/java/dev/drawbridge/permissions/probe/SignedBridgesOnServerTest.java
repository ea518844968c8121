package dev.drawbridge.permissions.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.permissions.Bridges;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.Login;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.SignedBridge;
import dev.drawbridge.permissions.SignedBridges;
import dev.drawbridge.permissions.audit.Audit;
import dev.drawbridge.permissions.audit.Finding;
import dev.drawbridge.permissions.audit.GivenTokens;
import dev.drawbridge.permissions.audit.Kind;
import dev.drawbridge.permissions.audit.Prediction;
import dev.drawbridge.permissions.conf.Place;
import dev.drawbridge.permissions.live.Cell;
import dev.drawbridge.permissions.live.LiveAudit;
import dev.drawbridge.permissions.live.LivePrincipal;
import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Deployments of an operator in servers: whom the audit calls refused cannot connect, and of the others the server permits what
 * the audit says goes through, and nothing else.
 */
@Tag("live")
class SignedBridgesOnServerTest {

    private static final Topology TOPOLOGY = Bridges.seed(Layout.ISOLATED);

    @TempDir
    private Path folder;

    private final List<String> disagreements = new ArrayList<>();
    private int asked;
    private int refused;

    @ParameterizedTest
    @ValueSource(strings = {"2.9", "2.10", "2.15"})
    void servers_do_what_the_audit_says(String release) throws IOException {
        int number = 0;
        for (SignedBridges.Case each : SignedBridges.all()) {
            number++;
            // In the system account servers of that age leave a request without an answer.
            if (release.equals("2.9") && each.name().contains("system account")) {
                continue;
            }
            Path directory = Files.createDirectories(folder.resolve(release + "-" + number));
            SignedBridge bridge = each.bridge();
            Path conf = Files.writeString(directory.resolve("nats.conf"), bridge.configuration());
            try (ServerProcess server =
                    ServerProcess.start(Requirement.minor(release), conf, directory.resolve("store"))) {
                compare(release + ", " + each.name(), server, bridge, conf);
            }
        }

        assertThat(disagreements).isEmpty();
        assertThat(refused).isGreaterThanOrEqualTo(10);
        assertThat(asked).isGreaterThan(30 * 2 * 80);
    }

    private void compare(String title, ServerProcess server, SignedBridge bridge, Path conf) throws IOException {
        Endpoint endpoint = Endpoint.plain("127.0.0.1", server.port());
        ServerVersion version;
        try (ProbeConnection admin = connect(endpoint, bridge, "admin")) {
            version = admin.serverVersion();
            TOPOLOGY.streams().forEach(stream -> Api.create(admin, stream));
            TOPOLOGY.consumers().forEach(consumer -> Api.create(admin, consumer));
        }
        GivenTokens given = given(bridge, conf);
        List<String> connected = new ArrayList<>(List.of("admin", "observer"));
        for (Prediction each : Prediction.of(conf, given, TOPOLOGY, version)) {
            if (each.isRefused()) {
                refused(title, endpoint, bridge, each.app());
            } else {
                connected.add(each.app());
                permitted(title, endpoint, bridge, each);
            }
        }
        List<Finding> findings = new Audit(TOPOLOGY, Map.of(), version)
                .ofConfiguration(conf, Map.of(), given, Instant.now())
                .findings();
        try {
            needed(title, endpoint, bridge, connected, findings);
        } catch (ProbeEnvironmentException unexpected) {
            if (!isMapped(findings, unexpected)) {
                disagreements.add(title + ": " + unexpected.getMessage());
            }
        }
    }

    private void refused(String title, Endpoint endpoint, SignedBridge bridge, String app) {
        refused++;
        try (ProbeConnection connection = connect(endpoint, bridge, app)) {
            disagreements.add(title + ": " + app + " could connect, client " + connection.clientId());
        } catch (ConnectRefusedException expected) {
            assertThat(expected).hasMessageContaining("Authorization Violation");
        }
    }

    private void permitted(String title, Endpoint endpoint, SignedBridge bridge, Prediction prediction) {
        try (ProbeConnection app = connect(endpoint, bridge, prediction.app())) {
            List<Outcome> outcomes =
                    app.decide(prediction.denials().stream().map(Probe::of).toList());
            for (int i = 0; i < outcomes.size(); i++) {
                asked++;
                if (outcomes.get(i).allowed()
                        != prediction.permits(prediction.denials().get(i))) {
                    disagreements.add(title + ", " + prediction.app() + ": " + outcomes.get(i));
                }
            }
        } catch (ConnectRefusedException refusal) {
            disagreements.add(title + ", " + prediction.app() + ": " + refusal.getMessage());
        }
    }

    /** What is needed works unless it is told to be missing; and a deputy is confused where the audit says so. */
    private void needed(
            String title, Endpoint endpoint, SignedBridge bridge, List<String> connected, List<Finding> findings) {
        List<LivePrincipal> principals = LeastGrants.of(TOPOLOGY).stream()
                .filter(each -> connected.contains(each.principal().name()))
                .map(each -> new LivePrincipal(
                        each,
                        endpoint,
                        login(bridge, each.principal().name()),
                        new Place(Path.of("bridge"), 1, 1, 0, 0)))
                .toList();
        for (Cell cell : new LiveAudit(TOPOLOGY, endpoint, principals, new Place(Path.of("bridge"), 1, 1, 0, 0))
                .run()
                .cells()) {
            // What answers in the system account is the server's own API, which has no streams there.
            boolean works = cell.allowed() && !cell.evidence().contains("JetStream not enabled for account");
            boolean deputy = cell.requirement().equals("PERM-28");
            if (cell.needed() && works == told(findings, cell)) {
                disagreements.add(title + ", " + cell);
            }
            if (deputy && cell.allowed() != besideStreams(findings, cell)) {
                disagreements.add(title + ", " + cell);
            }
        }
    }

    /** What is mapped is refused by the name of what it was mapped to, which a probe did not ask for. */
    private static boolean isMapped(List<Finding> findings, ProbeEnvironmentException said) {
        return String.valueOf(said.getMessage())
                        .contains("Permissions Violation for Publish to \"system_b.sync.system_a\"")
                && findings.stream()
                        .anyMatch(each -> each.kind() == Kind.UNDER_GRANT
                                && each.message().contains("goes to system_b.sync.system_a instead"));
    }

    private static boolean told(List<Finding> findings, Cell cell) {
        return findings.stream()
                .anyMatch(each -> each.kind() == Kind.UNDER_GRANT
                        && each.principal().equals(cell.principal())
                        && each.subject().equals(cell.subject()));
    }

    /** A live audit tries the inbox of one other principal, which is no app in the same account. */
    private static boolean besideStreams(List<Finding> findings, Cell cell) {
        return findings.stream()
                .anyMatch(each -> each.kind() == Kind.CONFUSED_DEPUTY
                        && each.subject().equals("HUB")
                        && each.principal().equals(cell.principal()));
    }

    private static GivenTokens given(SignedBridge bridge, Path conf) throws IOException {
        List<Path> users = new ArrayList<>();
        for (String name : bridge.userNames()) {
            users.add(Files.writeString(conf.resolveSibling(name + ".creds"), bridge.creds(name)));
        }
        return new GivenTokens(users, List.of());
    }

    private static ProbeConnection connect(Endpoint endpoint, SignedBridge bridge, String user) {
        String inbox = LeastGrants.of(TOPOLOGY).stream()
                .filter(each -> each.principal().name().equals(user))
                .map(PrincipalGrants::inboxPrefix)
                .findFirst()
                .orElseThrow();
        return ProbeConnection.connect(endpoint, login(bridge, user), inbox);
    }

    private static Login login(SignedBridge bridge, String user) {
        return Login.Signed.credentials(bridge.creds(user));
    }
}
