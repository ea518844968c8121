package dev.drawbridge.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What docs/operations.md tells a reader to do with a poison message. Needs the reference app's jar. */
@Tag("live")
@EnabledOnOs(OS.LINUX)
final class DeadLetterLiveTest {

    /** The declared backoff chain is 51 s. */
    private static final Duration RETRIED_OUT = Duration.ofSeconds(90);

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Path POISON = Path.of("..", "examples", "poison");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path states = Path.of("");

    private Drawbridge drawbridge = new Drawbridge(Path.of(""));
    private Ports ports = Ports.SEED;

    @BeforeEach
    void prepare() throws Exception {
        drawbridge = new Drawbridge(states.toRealPath());
        ports = UpAndDownLiveTest.sixFreePorts();
        Drawbridge.Outcome up = drawbridge.run("up", "--ports", Integer.toString(ports.nats()));
        assertThat(up.status()).as(up.text()).isZero();
    }

    @AfterEach
    void end() throws Exception {
        drawbridge.run("down");
    }

    @Test
    void a_poison_message_is_seen_understood_healed_and_replayed_once() throws Exception {
        publish("user-of-no-organization.json");
        await("the user among the dead letters")
                .atMost(RETRIED_OUT)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> !letters().isEmpty());
        JsonNode letter = letters().path(0);
        String sequence = letter.path("sequence").asString();
        assertThat(letter.path("app").asString()).isEqualTo("system_b");
        assertThat(letter.path("reason").asString()).isEqualTo("max_deliver_exceeded");
        assertThat(dlq("list").text()).contains("max_deliver_exceeded", "1 system_a.sync.system_b");
        assertThat(dlq("show", sequence).text()).contains("Early Bird", "x-dlq-reason: max_deliver_exceeded");
        assertThat(as("observer", "status").text()).contains("system_b      1", "max_deliver_exceeded");

        publish("its-organization.json");
        await("the organization").atMost(SOON).until(() -> get("/organizations").contains("Late Ltd"));
        Drawbridge.Outcome tried = dlq("replay", "--dry-run", sequence);
        assertThat(tried.text()).contains("would replay dead letter " + sequence);
        assertThat(get("/users")).doesNotContain("Early Bird");

        Drawbridge.Outcome replayed = dlq("replay", sequence);
        assertThat(replayed.status()).as(replayed.text()).isZero();
        assertThat(replayed.text()).contains("stored on system_a.sync.system_b as message ");
        await("the user").atMost(SOON).until(() -> get("/users").contains("Early Bird"));

        Drawbridge.Outcome again = dlq("replay", "--all", "--app", "system_b", "--reason", "max_deliver_exceeded");
        assertThat(again.status()).as(again.text()).isZero();
        assertThat(again.text()).contains("was replayed before", "nothing was stored");
        assertThat(Files.readAllLines(states.resolve("drawbridge/replays.jsonl")))
                .hasSize(2)
                .allMatch(line -> line.contains("\"nats\":\"user \\\"replayer\\\"\""));
    }

    @Test
    void what_cannot_be_replayed_or_asked_ends_with_its_status_and_no_stack_trace() throws Exception {
        publish("cut-off.json");
        await("the dead letter").atMost(SOON).until(() -> letters().size() == 1);

        assertThat(dlq("show", "1")).satisfies(said -> {
            assertThat(said.status()).isEqualTo(2);
            assertThat(said.text())
                    .contains("message 1 of sync-stream is no dead letter: it is on system_a.sync.system_b");
        });
        assertThat(dlq("replay", "77")).satisfies(said -> {
            assertThat(said.status()).isEqualTo(2);
            assertThat(said.text()).contains("holds no message 77");
        });
        assertThat(as("outsider", "dlq", "list")).satisfies(said -> {
            assertThat(said.status()).isEqualTo(3);
            assertThat(said.text())
                    .contains("the server refuses user \"outsider\"")
                    .doesNotContain("\tat ");
        });
        assertThat(as("system_a", "status")).satisfies(said -> {
            assertThat(said.status()).isEqualTo(3);
            assertThat(said.text())
                    .contains("$JS.API.STREAM.INFO.sync-stream", "grant observer publish")
                    .doesNotContain("\tat ");
        });
    }

    @Test
    void a_dead_letter_that_is_not_its_original_is_not_believed() throws Exception {
        publishAs("system_a", "system_a.sync.system_b", "{\"event_id\": \"cut");
        await("the dead letter").atMost(SOON).until(() -> letters().size() == 1);
        publishAs("system_b", "system_b.sync.dlq", "{}");

        Drawbridge.Outcome refused = dlq("replay", "3");

        assertThat(refused.status()).as(refused.text()).isEqualTo(2);
        assertThat(refused.text())
                .contains("cannot replay dead letter 3 of system_b: it doesn't say that it is a dead letter");
    }

    private void publish(String file) throws Exception {
        publishAs("system_a", "system_a.sync.system_b", Files.readString(POISON.resolve(file)));
    }

    private void publishAs(String principal, String subject, String body) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("bash", "../scripts/publish.sh", subject).redirectErrorStream(true);
        builder.environment().putAll(drawbridge.variables(principal));
        Process process = builder.start();
        try (var stdin = process.outputWriter()) {
            stdin.write(body);
        }
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private JsonNode letters() throws Exception {
        Drawbridge.Outcome listed = dlq("list", "--format", "json");
        assertThat(listed.status()).as(listed.text()).isZero();
        return JsonMapper.shared().readTree(listed.text());
    }

    private Drawbridge.Outcome dlq(String... arguments) throws Exception {
        List<String> all = new java.util.ArrayList<>(List.of("dlq"));
        all.addAll(List.of(arguments));
        return as("replayer", all.toArray(String[]::new));
    }

    private Drawbridge.Outcome as(String principal, String... arguments) throws Exception {
        return drawbridge.runAs(principal, arguments);
    }

    private String get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + ports.http().get(1) + path);
        return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }
}
