package dev.drawbridge.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.topology.Topology;
import dev.drawbridge.topology.TopologyYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code init --from} a server that somebody provisioned. */
@Tag("live")
@SuppressWarnings("try")
class InitFromServerLiveTest {

    private static final Topology SEED = TopologyYaml.seed();

    @TempDir
    private Path folder;

    @Test
    void the_topology_of_a_provisioned_server_is_the_one_that_was_provisioned() throws IOException {
        try (TheirServer server = TheirServer.of(SEED, folder).provisioned()) {
            Init init = from(server, "observer");

            assertThat(init.status()).as(init.err()).isZero();
            Configuration loaded = init.loaded();
            // With a backoff a server tells its first step as the ack wait.
            assertThat(loaded.topology())
                    .isEqualTo(SEED.mapConsumers(each -> each.withTimes(each.effectiveAckWait(), each.backoff())));
            assertThat(loaded.nats().url()).isEqualTo(server.url());
            assertThat(loaded.nats().users()).isEqualTo(Map.of("observer", "observer"));
            assertThat(init.text())
                    .contains("#   system_a: {user: system_a, password: \"${SYSTEM_A_PASSWORD}\"}")
                    .contains("# Which app writes and reads what is guessed");
            server.assertNoSecretIn(init.text() + init.out() + init.err());
            assertThat(init.out()).contains("check it");
        }
    }

    @Test
    void what_names_do_not_tell_is_asked_by_flag() throws IOException {
        String words = TopologyYaml.write(SEED)
                .replace("system_a.sync.dlq", "graveyard.a")
                .replace("name: system_a-workers", "name: first")
                .replace("name: system_b-workers", "name: second");
        Topology other = TopologyYaml.read(words, "other.yaml");
        try (TheirServer server = TheirServer.of(other, folder).provisioned()) {
            Init guessed = from(server, "observer", "--publishes", "system_a=system_a.sync.system_b");
            Init told = from(
                    server,
                    "observer",
                    "--publishes",
                    "system_a=system_a.sync.system_b",
                    "--dead-letters",
                    "system_a=graveyard.a",
                    "--http",
                    "system_a=http://127.0.0.1:3000");

            assertThat(guessed.status()).isEqualTo(2);
            assertThat(guessed.err()).contains("--dead-letters system_a=SUBJECT");
            assertThat(told.status()).as(told.err()).isZero();
            assertThat(told.loaded().topology().apps())
                    .extracting(app -> app.deadLetters())
                    .containsExactly("graveyard.a", "system_b.sync.dlq");
        }
    }

    @Test
    void a_server_that_cannot_be_asked_is_said_with_the_reason() throws IOException {
        try (TheirServer server = TheirServer.of(SEED, folder).provisioned()) {
            Files.writeString(folder.resolve("observer"), "wrong");
            assertThat(thrown(server.url(), "observer")).contains("Authorization Violation");
            assertThat(thrown(server.url(), "system_a")).contains("refuses", "$JS.API.STREAM.NAMES", "--stream NAME");
        }
        assertThat(thrown("nats://127.0.0.1:1", "admin")).contains("--from", "127.0.0.1:1");
    }

    private String thrown(String url, String user) {
        Init init = Init.in(
                folder.resolve("none"),
                List.of(),
                "--from",
                url,
                "--user",
                user,
                "--password-file",
                folder.resolve(user).toString());
        assertThat(init.status()).isEqualTo(3);
        assertThat(init.file()).doesNotExist();
        return init.err();
    }

    private Init from(TheirServer server, String user, String... more) {
        List<String> flags = new ArrayList<>(List.of(
                "--name",
                "Somebody's",
                "--from",
                server.url(),
                "--user",
                user,
                "--password-file",
                folder.resolve(user).toString()));
        flags.addAll(List.of(more));
        return Init.in(folder, List.of(), flags.toArray(String[]::new));
    }
}
