package dev.drawbridge.harness.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.drawbridge.topology.InvalidConfigurationException;
import dev.drawbridge.topology.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class BrokenConfigurationTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("SET", "hunter2 with blanks");
    private static final Set<String> REQUIREMENTS = Set.of("PERM-01", "PERM-28", "SYNC-01");

    static final List<Mutations.Mutation> MUTATIONS =
            Stream.concat(Mutations.ALL.stream(), MappingMutations.ALL.stream()).toList();

    @TempDir
    Path folder;

    @ParameterizedTest
    @FieldSource("MUTATIONS")
    void every_mistake_has_a_line_a_path_a_message_and_a_remedy_and_shows_no_secret(Mutations.Mutation mutation)
            throws IOException {
        Throwable thrown = read(mutation.yaml());

        assertThat(thrown).isInstanceOfSatisfying(InvalidConfigurationException.class, invalid -> {
            assertThat(invalid.problems()).allSatisfy(problem -> {
                assertThat(problem.message()).contains("expected");
                assertThat(problem.remedy()).isNotBlank();
                assertThat(problem.source()).isEqualTo("drawbridge.yaml");
            });
            if (mutation.path() != null) {
                assertThat(invalid.problems())
                        .filteredOn(problem -> problem.path().equals(mutation.path()))
                        .isNotEmpty()
                        .allSatisfy(problem -> assertThat(problem.line())
                                .isBetween(1, (int) mutation.yaml().lines().count()));
            }
            assertThat(invalid.getMessage()).doesNotContain("hunter2").doesNotContain("424242");
        });
    }

    @Test
    void mistakes_of_every_section_are_told_at_once_in_the_order_of_lines() throws IOException {
        Throwable thrown = read("""
                pace: quick
                nats: {backend: dokcer}
                postgres: {backend: "${UNSET}"}
                apps:
                  sytem_a: {}
                topology:
                  apps: []
                known-failing: {PERM-99: because}
                """);

        assertThat(thrown).isInstanceOfSatisfying(InvalidConfigurationException.class, invalid -> {
            assertThat(invalid.problems()).isSortedAccordingTo((a, b) -> Integer.compare(a.line(), b.line()));
            assertThat(invalid.problems())
                    .extracting(Problem::path)
                    .containsExactlyInAnyOrder(
                            "pace",
                            "nats.backend",
                            "postgres.backend",
                            "topology",
                            "topology.apps",
                            "known-failing.PERM-99");
        });
    }

    @Test
    void a_placeholder_that_yaml_takes_for_a_mapping_is_told_to_be_quoted() throws IOException {
        assertThat(read("nats: {url: ${UNSET}}"))
                .hasMessageContaining("drawbridge.yaml:1:")
                .hasMessageContaining("quotes");
    }

    @Test
    void no_damage_to_a_file_causes_anything_but_problems() throws IOException {
        Random random = new Random(7);
        String whole = Files.readString(Path.of("..", "drawbridge.yaml")).replace("# ", "") + """
                postgres: {backend: embedded}
                provisioner: {command: "java -jar 'x y.jar'", env: {A: "${SET}"}}
                claims: [push]
                """;
        String alphabet = "[]{}:#&*!|>'\"%@`-,0 \n\tax.~$\u0000";
        for (int round = 0; round < 400; round++) {
            StringBuilder text = new StringBuilder(whole);
            for (int edit = 0; edit <= round % 4; edit++) {
                int at = random.nextInt(text.length());
                text.replace(
                        at,
                        Math.min(text.length(), at + random.nextInt(12)),
                        String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))));
            }
            Throwable thrown = read(text.toString());
            assertThat(thrown == null || thrown instanceof InvalidConfigurationException)
                    .as("%s for:%n%s", thrown, text)
                    .isTrue();
        }
    }

    private Throwable read(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("drawbridge.yaml"), yaml);
        return catchThrowable(() -> Configuration.load(file, ENVIRONMENT, new Properties(), REQUIREMENTS));
    }
}
