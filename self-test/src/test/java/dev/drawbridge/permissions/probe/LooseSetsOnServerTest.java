package dev.drawbridge.permissions.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.permissions.Bridges;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.UserPassword;
import dev.drawbridge.permissions.audit.Prediction;
import dev.drawbridge.selftest.Programs;
import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit's test files again: what it says that a loose set opens, servers let through, and nothing else. */
@Tag("live")
class LooseSetsOnServerTest {

    private static final Path SETS = Programs.ofBuild().home().resolve("permissions/src/test/resources/audit");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"2.9", "2.10", "2.15"})
    void servers_let_through_what_the_audit_says_and_refuse_the_rest(String release) throws IOException {
        Topology pulling = Bridges.seed(Layout.ISOLATED);
        List<String> disagreements = new ArrayList<>();
        int asked = 0;
        for (Path set : sets(release)) {
            boolean push = set.startsWith(SETS.resolve("push"));
            Topology topology = push ? Bridges.pushing(pulling) : pulling;
            Path store = directory.resolve(push ? "push" : "pull").resolve(set.getFileName());
            try (ServerProcess server = ServerProcess.start(Requirement.minor(release), set, store)) {
                ServerVersion version = version(server);
                for (Prediction each : Prediction.of(set, topology, version)) {
                    asked += each.denials().size();
                    disagreements.addAll(disagreements(set, server, each));
                }
            }
        }

        assertThat(disagreements).isEmpty();
        // Two apps in nearly every set, and about a hundred things that each must not do.
        assertThat(asked).isGreaterThan(75 * 2 * 80);
    }

    private static List<String> disagreements(Path set, ServerProcess server, Prediction prediction) {
        try (ProbeConnection app = connect(server, prediction.app())) {
            List<Outcome> outcomes =
                    app.decide(prediction.denials().stream().map(Probe::of).toList());
            List<String> wrong = new ArrayList<>();
            for (int i = 0; i < outcomes.size(); i++) {
                if (outcomes.get(i).allowed()
                        != prediction.permits(prediction.denials().get(i))) {
                    wrong.add(set.getFileName() + ", " + prediction.app() + ": " + outcomes.get(i));
                }
            }
            return wrong;
        }
    }

    private static ServerVersion version(ServerProcess server) {
        try (ProbeConnection any = connect(server, "admin")) {
            return any.serverVersion();
        }
    }

    private static ProbeConnection connect(ServerProcess server, String user) {
        return ProbeConnection.connect(
                Endpoint.plain("127.0.0.1", server.port()), new UserPassword(user, "p"), "_INBOX_" + user + ".");
    }

    private static List<Path> sets(String release) throws IOException {
        try (Stream<Path> pull = Files.list(SETS);
                Stream<Path> push = Files.list(SETS.resolve("push"))) {
            return Stream.concat(pull, push)
                    .filter(each -> each.toString().endsWith(".conf"))
                    // Servers of that age do not start with an app's imports in the system account.
                    .filter(each -> !release.equals("2.9") || !each.endsWith("system-account.conf"))
                    .sorted()
                    .toList();
        }
    }
}
