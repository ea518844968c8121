package dev.drawbridge.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopologyYamlTest {

    @Test
    void the_seed_survives_being_written_and_read() {
        Topology seed = TopologyYaml.seed();

        assertThat(seed.app("system_b").consumers().get(0).filters()).containsExactly("system_a.sync.system_b");
        assertThat(seed.consumers().get(0).backoff()).hasSize(5);
        assertThat(TopologyYaml.read(TopologyYaml.write(seed), "written")).isEqualTo(seed);
        Topology fast = seed.faster(50);
        assertThat(TopologyYaml.read(TopologyYaml.write(fast), "written")).isEqualTo(fast);
    }

    @Test
    void the_example_at_the_root_declares_the_seed() {
        assertThat(TopologyYaml.read(Path.of("..", "drawbridge.yaml"))).isEqualTo(TopologyYaml.seed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filter: [system_b.sync.system_a] | # | topology.apps[0].consumers[0] | add filter",
                "name: system_b | name: system_a | topology.apps[1].name | rename",
                "name: system_b-workers | name: system_a-workers | topology.apps[1].consumers[0].name | rename",
                "publishes: [system_b.sync.system_a] | publishes: system_a.sync.system_b | topology.apps[1].publishes | own",
                "publishes: [system_b.sync.system_a] | publishes: x.y | topology.apps[1].publishes | add it to",
                "publishes: [system_b.sync.system_a] | publishes: ['a.*'] | topology.apps[1].publishes[0] | without wildcards",
                "filter: [system_b.sync.system_a] | filter: [system_a.sync.system_b] | topology.apps[0].consumers[0].filter[0] | peer",
                "filter: [system_b.sync.system_a] | filter: [no.body] | topology.apps[0].consumers[0].filter[0] | correct the subject",
                "max-deliver: 5 | max-deliver: 4 | topology.apps[0].consumers[0].backoff | drop steps",
                "ack-wait: 30s | ack-wait: 0s | topology.apps[0].consumers[0].ack-wait | positive duration",
                "name: sync-stream | name: sync.stream | topology.streams[0].name | without dots",
                "dead-letters: system_b.sync.dlq | dead-letters: $JS.API.x | topology.apps[1].dead-letters | prefix",
                "retention: limits | retenton: limits | topology.streams[0].retenton | did you mean \"retention\"",
                "storage: file | retention: limits | topology.streams[0].retention | keep one",
                "# deny-purge: true | deny-purge: always | topology.streams[0].deny-purge | true or false",
                "# deny-delete: true | deny-deletes: true | topology.streams[0].deny-deletes | did you mean \"deny-delete\"",
            })
    void a_mistake_is_named_with_line_path_and_remedy(String right, String wrong, String path, String remedy) {
        String text = seedText()
                .replaceFirst(java.util.regex.Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong));

        List<Problem> problems = problems(text);

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.remedy()).contains(remedy);
            assertThat(problem.message()).contains("expected", "found");
            assertThat(problem.line()).isBetween(1, 60);
        });
    }

    @Test
    void a_stream_denies_deleting_and_purging_only_where_that_is_declared_and_each_by_itself() {
        StreamSpec open = TopologyYaml.seed().streams().get(0);
        assertThat(open.denyDelete()).as("undecided").isNull();
        assertThat(open.denyPurge()).as("undecided").isNull();

        for (String key : List.of("deny-delete", "deny-purge")) {
            for (boolean denied : List.of(true, false)) {
                Topology strict = TopologyYaml.read(
                        seedText().replace("# " + key + ": true", key + ": " + denied), "bridge.yaml");

                assertThat(strict.streams())
                        .containsExactly(
                                key.equals("deny-delete")
                                        ? open.withDenied(denied, null)
                                        : open.withDenied(null, denied));
                assertThat(TopologyYaml.read(TopologyYaml.write(strict), "written"))
                        .isEqualTo(strict);
            }
        }
    }

    @Test
    void a_push_consumer_survives_being_written_and_read_also_at_the_fast_pace() {
        Topology pushing = TopologyYaml.read(pushing("system_b.sync.system_a.worker"), "bridge.yaml");

        assertThat(pushing.consumers())
                .extracting(ConsumerSpec::push)
                .containsExactly(new Push("system_b.sync.system_a.worker", "system_a-workers"), null);
        for (Topology each : List.of(pushing, pushing.faster(50))) {
            assertThat(TopologyYaml.read(TopologyYaml.write(each), "written")).isEqualTo(each);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "system_b.sync.system_a | outside every stream | narrow",
                "$JS.API.STREAM.DELETE.sync-stream | reserved for the server | another prefix",
                "_INBOX_system_a.worker | reserved for the server | another prefix",
                "replies.system_b.worker | inbox prefix \"replies.system_b.\" | another prefix",
                "system_b.sync.* | without wildcards | without wildcards",
                "the.worker | of the consumer's own | give each consumer",
            })
    void a_deliver_subject_that_others_could_hear_or_a_stream_would_take_is_refused(
            String subject, String found, String remedy) {
        String text = pushing(subject)
                .replace(
                        "dead-letters: system_b.sync.dlq",
                        "dead-letters: system_b.sync.dlq\n      inbox-prefix: replies.system_b.")
                .replace(
                        "filter: [system_a.sync.system_b]",
                        "filter: [system_a.sync.system_b]\n          deliver-subject: the.worker\n          deliver-group: g");

        assertThat(problems(text)).singleElement().satisfies(problem -> {
            assertThat(problem.path()).endsWith("deliver-subject");
            assertThat(problem.message()).contains("expected", found);
            assertThat(problem.remedy()).contains(remedy);
        });
    }

    @Test
    void a_deliver_subject_and_its_group_come_together() {
        String group = "          deliver-group: system_a-workers\n";

        assertThat(problems(pushing("the.worker").replace(group, "")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("the key \"deliver-group\""));
        assertThat(problems(pushing("the.worker").replace("          deliver-subject: the.worker\n", "")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("the key \"deliver-subject\""));
    }

    @Test
    void several_mistakes_are_told_at_once_each_with_its_line() {
        String text = seedText()
                .replace("layout: isolated", "layout: round")
                .replace("storage: file", "storage: tape")
                .replace("max-deliver: 5", "max-deliver: 2");

        assertThat(problems(text))
                .extracting(Problem::path)
                .containsExactly(
                        "topology.layout",
                        "topology.streams[0].storage",
                        "topology.apps[0].consumers[0].backoff",
                        "topology.apps[1].consumers[0].backoff");
        assertThat(text.lines().toList().get(problems(text).get(0).line() - 1)).contains("layout: round");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2562047h", "999999999s", "333333333s", "9223372036854775807ns", "7us", "1ns"})
    void a_duration_of_any_size_survives_being_written_also_at_the_fast_pace(String duration) {
        Topology declared =
                TopologyYaml.read(seedText().replace("ack-wait: 30s", "ack-wait: " + duration), "bridge.yaml");

        for (Topology each : List.of(declared, declared.faster(50), declared.faster(7))) {
            assertThat(TopologyYaml.read(TopologyYaml.write(each), "written")).isEqualTo(each);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2562048h", "999999999h", "9223372036854775808ns"})
    void a_duration_that_no_server_can_count_is_refused(String duration) {
        String text = seedText()
                .replace("ack-wait: 30s", "ack-wait: " + duration)
                .replace("duplicate-window: 2m", "duplicate-window: " + duration)
                .replace("15s", duration);

        assertThat(problems(text))
                .extracting(Problem::path)
                .contains(
                        "topology.streams[0].duplicate-window",
                        "topology.apps[0].consumers[0].ack-wait",
                        "topology.apps[1].consumers[0].backoff[2]");
        assertThat(problems(text))
                .allSatisfy(problem -> assertThat(problem.message()).contains("292 years"));
    }

    @Test
    void a_file_takes_texts_from_variables_and_files_and_does_not_show_them(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("stream"), "from-a-file\n");
        Path good = Files.writeString(
                folder.resolve("good.yaml"), seedText().replace("name: sync-stream", "name: ${file:stream}"));
        Path bad = Files.writeString(
                folder.resolve("bad.yaml"),
                seedText()
                                .replace("name: sync-stream", "name: ${DRAWBRIDGE_TEST_UNSET}")
                                .replace("publishes: [system_a.sync.system_b]", "publishes: '${file:stream}'")
                        + "nats: {url: '${DRAWBRIDGE_TEST_UNSET}'}");

        assertThat(TopologyYaml.read(good).streams().get(0).name()).isEqualTo("from-a-file");
        assertThat(catchThrowableOfType(InvalidConfigurationException.class, () -> TopologyYaml.read(bad)))
                .hasMessageContaining("bad.yaml:8: topology.streams[0].name: expected the environment variable")
                .hasMessageContaining("found \"${file:stream}\"")
                .hasMessageNotContaining("from-a-file")
                .hasMessageNotContaining("nats");
    }

    @Test
    void files_that_hold_no_configuration_are_refused_in_words(@TempDir Path folder) throws Exception {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0, 1});
        Path huge = Files.write(folder.resolve("huge"), new byte[(1 << 20) + 1]);

        for (Path file : List.of(folder.resolve("none"), folder, binary, huge)) {
            assertThat(catchThrowableOfType(InvalidConfigurationException.class, () -> TopologyYaml.read(file)))
                    .as(file.toString())
                    .isNotNull();
        }
    }

    @Test
    void no_mutation_of_the_seed_causes_anything_but_problems() {
        Random random = new Random(42);
        String alphabet = "[]{}:#&*!|>'\"%@`-,0 \n\tax.~$\u0000";
        for (int round = 0; round < 400; round++) {
            StringBuilder text = new StringBuilder(seedText());
            for (int edit = 0; edit <= round % 4; edit++) {
                int at = random.nextInt(text.length());
                text.replace(
                        at,
                        Math.min(text.length(), at + random.nextInt(12)),
                        String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))));
            }
            Throwable thrown = catchThrowable(() -> TopologyYaml.read(text.toString(), "mutated"));
            assertThat(thrown == null || thrown instanceof InvalidConfigurationException)
                    .as("%s for:%n%s", thrown, text)
                    .isTrue();
        }
    }

    private static List<Problem> problems(String text) {
        InvalidConfigurationException refused =
                catchThrowableOfType(InvalidConfigurationException.class, () -> TopologyYaml.read(text, "bridge.yaml"));
        return Objects.requireNonNull(refused).problems();
    }

    /** The seed with its first consumer pushing to {@code subject}. */
    private static String pushing(String subject) {
        return seedText()
                .replace("# deliver-subject: system_b.sync.system_a.worker", "deliver-subject: " + subject)
                .replace("# deliver-group", "deliver-group");
    }

    private static String seedText() {
        try (var in = Objects.requireNonNull(TopologyYaml.class.getResourceAsStream("seed.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
