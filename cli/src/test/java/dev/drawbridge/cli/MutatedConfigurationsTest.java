package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.topology.SourceDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whatever stands in a configuration, its reader gets words: the line of what is wrong, or what is not there. */
class MutatedConfigurationsTest {

    private static final int MUTATIONS = 100;
    private static final String PASSWORD = "hunter2";

    /** Of a system of which nothing runs. */
    private static final String ATTACHED = """
            implementation: {name: Theirs, version: "2"}
            nats:
              backend: attached
              url: ["nats://127.0.0.1:1", "nats://127.0.0.1:2"]
              principals:
                admin: {user: admin, password: {file: password}}
                observer: {user: observer, password: {file: password}}
                outsider: none
                system_a: {token: {file: password}}
                system_b: {user: system_b, password: {file: password}}
            provisioner: none
            apps:
              system_a: {http: "http://127.0.0.1:1", live: /livez}
              system_b: {http: "http://127.0.0.1:2", ready: /readyz}
            resources:
              users: {path: /people, id: uuid, fields: {email: mail}, values: {role: [viewer, editor]}}
            http: {health: /healthz, statuses: {created: [200, 201]}}
            events: {fields: {event_id: meta.id}, types: {created: Made}}
            dead-letters: {headers: {x-dlq-reason: Why}}
            known-failing: {PERM-28: one account}
            """;

    @TempDir
    private Path folder;

    private Path file;
    private Random random;

    @BeforeEach
    void begin() throws IOException {
        Files.writeString(folder.resolve("password"), PASSWORD);
        file = folder.resolve("mutated.yaml");
        // The same each time, so that a build fails for a change only; others by -Dtest.seed.
        random = new Random(Long.getLong("test.seed", 20_261_126L));
    }

    @Test
    void a_system_of_which_nothing_runs_lacks_something_whatever_its_configuration_says() throws IOException {
        JsonNode whole = SourceDocument.parse(ATTACHED, "attached").root();
        Files.writeString(file, ATTACHED);
        assertThat(Said.by("doctor", "-c", file.toString()).status()).isEqualTo(3);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            TreeMutant mutant = TreeMutant.of(whole, random);
            Files.writeString(file, mutant.text());
            Said doctor = Said.by("doctor", "-c", file.toString());
            assertThat(doctor.status()).as("%s%n%s", mutant, doctor).isIn(2, 3);
            assertInWords(mutant, doctor);
            refused += doctor.status() == 2 ? 1 : 0;
        }
        assertThat(refused).isBetween(MUTATIONS / 3, MUTATIONS - 1);
    }

    @Test
    void a_configuration_is_understood_or_refused_with_the_line_of_each_mistake() throws IOException {
        JsonNode whole = SourceDocument.read(Path.of("../examples/other-shape/drawbridge.yaml"))
                .root();
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            TreeMutant mutant = TreeMutant.of(whole, random);
            Files.writeString(file, mutant.text());
            Said list = Said.by("run", "-c", file.toString(), "--list");
            assertThat(list.status()).as("%s%n%s", mutant, list).isIn(0, 2);
            assertInWords(mutant, list);
            refused += list.status() == 2 ? 1 : 0;
        }
        assertThat(refused).isBetween(MUTATIONS / 3, MUTATIONS - 1);
    }

    private static void assertInWords(TreeMutant mutant, Said said) {
        assertThat(said.out() + said.err()).as("%s", mutant).doesNotContain("\tat ", "Exception", PASSWORD);
        if (said.status() == 2) {
            assertThat(said.out() + said.err()).as("%s", mutant).containsPattern("mutated\\.yaml:\\d+: ");
        }
    }
}
