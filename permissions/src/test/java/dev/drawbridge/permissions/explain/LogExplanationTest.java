package dev.drawbridge.permissions.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.permissions.Bridges;
import dev.drawbridge.permissions.explain.Explanation.Advice;
import dev.drawbridge.permissions.explain.Refused.Attempt;
import dev.drawbridge.topology.Layout;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogExplanationTest {

    /** What each of the logs is of: one connection of system_a, and five tries. */
    private static final List<Refused> TRIED = List.of(
            new Refused("system_a", Attempt.PUBLISH, "$JS.API.STREAM.NAMES", null),
            new Refused("system_a", Attempt.PUBLISH, "system_b.sync.system_a", null),
            new Refused("system_a", Attempt.SUBSCRIBE, "_INBOX.abc.*", null),
            new Refused("system_a", Attempt.SUBSCRIBE, "system_b.>", "workers"),
            new Refused("system_a", Attempt.REPLY, "_R_.x", null));

    @ParameterizedTest
    @ValueSource(strings = {"2.9.10", "2.10.27", "2.15.1"})
    void the_log_of_each_server_version_is_understood(String version) throws IOException {
        Path file = Path.of("src/test/resources/explain/nats-server-" + version + ".log");
        try (BufferedReader log = Files.newBufferedReader(file)) {
            LogExplanation explained = LogExplanation.of(log, Bridges.seed(Layout.ISOLATED));

            assertThat(explained.explanations())
                    .extracting(Explanation::refused)
                    .containsExactlyInAnyOrderElementsOf(TRIED);
            assertThat(explained.explanations())
                    .allSatisfy(each -> assertThat(each.first()).startsWith("2026/11/24 10:02:0"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-ERR 'Permissions Violation for Publish to \"a.b\"'",
                "nats: permissions violation: Permissions Violation for Publish to \"a.b\"",
                "{\"level\":\"ERROR\",\"message\":\"errorOccurred: Permissions Violation for Publish to \\\"a.b\\\"\"}",
                "2026-11-24T10:02:08Z WARN 'Permissions Violation for Publish to \"a.b\"'"
            })
    void what_clients_report_is_understood(String line) throws IOException {
        assertThat(explain(line).explanations())
                .extracting(Explanation::refused)
                .containsExactly(new Refused(null, Attempt.PUBLISH, "a.b", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Publish|system_a.sync.system_b|GRANT|add \"system_a.sync.system_b\" to publish of system_a (PERM-01",
                "Publish|$JS.ACK.sync-stream.system_a-workers.1.1.1.1.0|GRANT|add \"$JS.ACK.sync-stream.system_a-workers.>\"",
                "Publish|$JS.API.CONSUMER.MSG.NEXT.sync-stream.system_a-workers|GRANT|PERM-03",
                "Subscription|_INBOX_system_a.x.*|GRANT|add \"_INBOX_system_a.>\" to subscribe of system_a (PERM-05",
                "Subscription|_INBOX.x.*|AVOID|Options.inboxPrefix(\"_INBOX_system_a.\")",
                "Subscription|system_b.sync.system_a|AVOID|use its own consumer",
                "Publish|$JS.API.CONSUMER.INFO.sync-stream.system_a-workers|AVOID|fastBind",
                "Publish|$JS.API.CONSUMER.CREATE.sync-stream.x.y|AVOID|fastBind",
                "Publish|$JS.API.STREAM.NAMES|AVOID|name the stream",
                "Publish|$JS.API.STREAM.UPDATE.sync-stream|AVOID|streams are the provisioner's",
                "Publish|$JS.FC.sync-stream.x.y|AVOID|pull consumer",
                "Publish|system_b.sync.system_a|KEEP_REFUSED|only system_b may",
                "Publish|$JS.API.CONSUMER.MSG.NEXT.sync-stream.system_b-workers|KEEP_REFUSED|only system_b may",
                "Publish|$JS.ACK.other.x.1.1.1.1.0|KEEP_REFUSED|is the stream's or consumer's name right?",
                "Publish|somewhere.else|KEEP_REFUSED|declare it there first"
            })
    void each_refusal_has_its_advice(String what, String subject, Advice advice, String words) throws IOException {
        Explanation explanation =
                explain(line("system_a", what, subject)).explanations().get(0);

        assertThat(explanation.advice()).as(explanation.what()).isEqualTo(advice);
        assertThat(explanation.what()).contains(words);
        assertThat(explanation.askedBy()).isNotBlank();
    }

    @Test
    void missing_acks_are_explained_by_what_people_see() throws IOException {
        assertThat(explain(line("system_a", "Publish", "$JS.ACK.sync-stream.system_a-workers.1.1.1.1.0"))
                        .explanations()
                        .get(0)
                        .without())
                .contains("redelivered up to max deliver");
    }

    @Test
    void users_that_are_no_principals_are_explained_too() throws IOException {
        LogExplanation explained = explain(line("somebody", "Publish", "system_b.sync.system_a") + "\n"
                + line("somebody", "Publish", "$JS.API.INFO"));

        assertThat(explained.explanations())
                .extracting(Explanation::what)
                .anyMatch(each -> each.contains("system_b alone needs it"))
                .anyMatch(each -> each.equals("leave it out"));
    }

    @Test
    void the_same_refusal_is_counted_from_the_first_to_the_last() throws IOException {
        String one = line("system_a", "Publish", "x");
        LogExplanation explained = explain("Server is ready\n" + one + "\n" + one.replace("10:02:08", "10:05:09"));

        assertThat(explained.explanations()).singleElement().satisfies(each -> {
            assertThat(each.times()).isEqualTo(2);
            assertThat(each.first()).endsWith("10:02:08");
            assertThat(each.last()).endsWith("10:05:09");
        });
        assertThat(ExplanationText.of(explained))
                .startsWith("system_a: publish to x, refused 2 times from 2026/11/24 10:02:08 to 2026/11/24 10:05:09")
                .endsWith("1 different permissions violations in 3 lines");
    }

    @Test
    void a_log_without_violations_says_so() throws IOException {
        assertThat(ExplanationText.of(explain(""))).isEqualTo("no permissions violation in 0 lines");
        assertThat(ExplanationText.of(explain("Authorization Violation - User \"x\"")))
                .isEqualTo("no permissions violation in 1 line");
    }

    @Test
    void a_log_of_any_length_is_read_in_the_memory_of_what_differs() throws IOException {
        int lines = 1_000_000;
        try (BufferedReader endless =
                new BufferedReader(new Repeated(line("system_a", "Publish", "x%d") + "\n", lines))) {
            LogExplanation explained = LogExplanation.of(endless, Bridges.seed(Layout.ISOLATED));

            assertThat(explained.lines()).isEqualTo(lines);
            assertThat(explained.explanations()).hasSize(LogExplanation.DIFFERENT);
            assertThat(explained.untold()).isEqualTo(lines - LogExplanation.DIFFERENT);
        }
    }

    @Test
    void programs_get_the_same() throws IOException {
        JsonNode json = JsonMapper.shared()
                .readTree(ExplanationText.json(explain(line("system_a", "Publish", "$JS.API.STREAM.NAMES"))));

        assertThat(json.path("lines").asInt()).isEqualTo(1);
        assertThat(json.at("/violations/0/principal").asString()).isEqualTo("system_a");
        assertThat(json.at("/violations/0/advice").asString()).isEqualTo("avoid");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Subscription|system_b.sync.system_a.worker|AVOID|in the queue group system_a-workers, the consumer's own",
                "Publish|$JS.API.CONSUMER.MSG.NEXT.sync-stream.system_a-workers|AVOID|subscribe to system_b.sync.system_a.worker",
                "Publish|$JS.ACK.sync-stream.system_a-workers.1.1.1.1.0|GRANT|add \"$JS.ACK.sync-stream.system_a-workers.>\"",
                "Subscription|system_a.sync.system_b.worker|AVOID|use its own consumer",
            })
    void of_a_push_consumer_each_refusal_has_its_advice(String what, String subject, Advice advice, String words)
            throws IOException {
        Explanation explanation = LogExplanation.of(
                        new BufferedReader(new StringReader(line("system_a", what, subject))),
                        Bridges.pushing(Bridges.seed(Layout.ISOLATED)))
                .explanations()
                .get(0);

        assertThat(explanation.advice()).as(explanation.what()).isEqualTo(advice);
        assertThat(explanation.what()).contains(words);
    }

    private static String line(String user, String what, String subject) {
        return "[1] 2026/11/24 10:02:08.458680 [ERR] 127.0.0.1:60354 - cid:5 - " + what + " Violation - User \"" + user
                + "\", Subject \"" + subject + "\"";
    }

    private static LogExplanation explain(String log) throws IOException {
        return LogExplanation.of(new BufferedReader(new StringReader(log)), Bridges.seed(Layout.ISOLATED));
    }

    /** One line again and again, numbered. */
    private static final class Repeated extends Reader {

        private final String line;
        private final int times;
        private StringReader current = new StringReader("");
        private int given;

        Repeated(String line, int times) {
            this.line = line;
            this.times = times;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int read = current.read(buffer, offset, length);
            if (read > 0 || given == times) {
                return read;
            }
            current = new StringReader(line.formatted(given++));
            return current.read(buffer, offset, length);
        }

        @Override
        public void close() {}
    }
}
