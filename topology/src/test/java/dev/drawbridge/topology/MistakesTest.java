package dev.drawbridge.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words in which mistakes of a topology are told, with their lines. */
class MistakesTest {

    private static final String SEED = TopologyYaml.write(TopologyYaml.seed());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: system_b | name: observer | topology.apps[1].name | expected an app's own name, found the reserved \"observer\"",
                "_INBOX_system_b. | _INBOX_system_a. | topology.apps[1].inbox-prefix | expected an inbox prefix of its own, found \"_INBOX_system_a.\", which overlaps \"_INBOX_system_a.\" on line ",
                "_INBOX_system_b. | _INBOX_system_a.b. | topology.apps[1].inbox-prefix | expected an inbox prefix of its own, found \"_INBOX_system_a.b.\", which overlaps \"_INBOX_system_a.\" on line ",
                "stream: sync-stream | stream: none | topology.apps[0].consumers[0].stream | expected a declared stream, found \"none\"",
                "duplicate-window: 2m | duplicate-window: 2562048h | topology.streams[0].duplicate-window | expected at most 292 years, found \"2562048h\"",
                "replicas: 1 | replicas: {} | topology.streams[0].replicas | found a mapping",
                "replicas: 1 | replicas: [1, 2] | topology.streams[0].replicas | found a list of 2",
                "replicas: 1 | replicas: | topology.streams[0].replicas | found nothing",
                "replicas: 1 | replicas: 1.5 | topology.streams[0].replicas | found 1.5",
                "replicas: 1 | replicas: 12345678901234567890 | topology.streams[0].replicas | found 12345678901234567890",
                "storage: file | storage: \"ta\\tpe\\u0007\" | topology.streams[0].storage | found \"ta\\tpe\\u0007\"",
                "storage: file | storage: \"a\\x9cb\" | topology.streams[0].storage | found \"a?b\"",
            })
    void a_mistake_says_what_was_expected_and_what_was_found(String right, String wrong, String path, String message) {
        assertThat(problems(SEED.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong))))
                .anySatisfy(problem -> {
                    assertThat(problem.path()).isEqualTo(path);
                    assertThat(problem.message()).contains(message);
                });
    }

    @Test
    void a_consumer_must_name_its_stream_where_there_are_several_and_one_that_takes_its_subject() {
        String two = withSecondStream("name: other\n    subjects: [x.y]");

        assertThat(messages(two.replaceFirst("(?m)^ *stream: sync-stream\n", "")))
                .containsExactly("expected the stream's name, as there are several, found none");
        assertThat(messages(two.replaceFirst("stream: sync-stream", "stream: other")))
                .containsExactly("expected a subject of the consumer's stream, found \"system_b.sync.system_a\"");
    }

    @Test
    void each_streams_name_and_each_subject_stands_once_and_no_stream_takes_what_is_the_servers() {
        assertThat(messages(withSecondStream("name: sync-stream\n    subjects: [x.y]")))
                .singleElement()
                .asString()
                .startsWith("expected each stream's name once, found \"sync-stream\" again (first on line ");
        assertThat(messages(withSecondStream("name: other\n    subjects: [system_b.>]")))
                .hasSize(2)
                .allMatch(
                        message -> message.startsWith(
                                "expected each subject in one stream once, found \"system_b.>\", which overlaps \"system_b.sync."));
        assertThat(messages(withSecondStream("name: other\n    subjects: [$JS.x]")))
                .contains("expected an event subject, found \"$JS.x\", reserved for the server");
        assertThat(messages(withSecondStream("name: other\n    subjects: [x.y]\n    limits: {max-age: 2562048h}")))
                .containsExactly("expected at most 292 years, found \"2562048h\", more than a server can count");
    }

    @Test
    void a_backoff_may_have_as_many_steps_as_there_are_deliveries() {
        assertThat(TopologyYaml.read(SEED, "bridge.yaml").consumers().get(0).backoff())
                .hasSize(5);
        assertThat(messages(SEED.replace("max-deliver: 5", "max-deliver: 4")))
                .containsOnly("expected at most max-deliver (4) steps, found 5");
    }

    @Test
    void a_text_that_is_no_yaml_is_told_with_its_line_and_without_what_it_says() {
        assertThat(problems("topology:\n  layout: *hunter2\n")).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.message()).isEqualTo("expected YAML, found: found undefined alias");
            assertThat(problem.remedy()).isEqualTo("correct the YAML at this line");
        });
        assertThat(problems("topology:\n  layout: {x: ${Y}, z\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("expected YAML, found: "));
        assertThat(problems("a: 1\ntopology: {layout: ${LAYOUT}}\n"))
                .extracting(Problem::remedy)
                .containsExactly("put quotes around a text with ${ in it");
    }

    @Test
    void what_is_too_long_too_deep_or_too_much_is_refused() {
        assertThat(messages("#".repeat((1 << 20) + 1))).containsExactly("expected at most 1 MB, found more");
        assertThat(messages("#".repeat(1 << 20))).containsExactly("expected the key \"topology\", found none");
        assertThat(messages("[".repeat(60) + "]".repeat(60)))
                .singleElement()
                .asString()
                .endsWith("found more");
    }

    @Test
    void a_key_that_stands_twice_is_named_but_where_it_may_be_a_secret() {
        assertThat(messages("topology: {}\nnats:\n  url: a\n  url: b\n"))
                .contains("expected each key once, found \"url\" again (first on line 3)");
        assertThat(messages("topology: {}\nenv:\n  hunter2: a\n  hunter2: b\n"))
                .contains("expected each key once, found one again (first on line 3)");
    }

    @Test
    void the_problems_of_a_section_come_in_the_order_of_lines() {
        List<Problem> problems = problems(SEED.replace("max-deliver: 5", "max-deliver: 0")
                .replace("publishes:", "publish:")
                .replace("storage: file", "storage: tape"));

        assertThat(problems).hasSizeGreaterThan(4).isSortedAccordingTo(Comparator.comparingInt(Problem::line));
    }

    @Test
    void a_problem_reads_as_place_message_and_remedy_as_far_as_there_are_any() {
        assertThat(new Problem("a.yaml", 1, "b.c", "expected x, found y", "write x"))
                .hasToString("a.yaml:1: b.c: expected x, found y; write x");
        assertThat(new Problem("a.yaml", 0, "", "expected x, found y", "")).hasToString("a.yaml: expected x, found y");
    }

    private static List<String> messages(String text) {
        return problems(text).stream().map(Problem::message).toList();
    }

    private static List<Problem> problems(String text) {
        InvalidConfigurationException refused =
                catchThrowableOfType(InvalidConfigurationException.class, () -> TopologyYaml.read(text, "bridge.yaml"));
        return new ArrayList<>(Objects.requireNonNull(refused).problems());
    }

    /** The seed with a stream more, its subjects and name as given. */
    private static String withSecondStream(String stream) {
        return SEED.replaceFirst(
                "(?m)^  apps:",
                Matcher.quoteReplacement("  - " + stream
                        + "\n    retention: limits\n    storage: file\n    duplicate-window: 2m\n  apps:"));
    }
}
