package dev.drawbridge.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.workspace.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Needs the reference app's jar: {@code ./mvnw package} makes it. */
@Tag("live")
@EnabledOnOs(OS.LINUX)
final class UpAndDownLiveTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path states = Path.of("");

    private Drawbridge drawbridge = new Drawbridge(Path.of(""));
    private Ports ports = Ports.SEED;

    @BeforeEach
    void prepare() throws IOException {
        drawbridge = new Drawbridge(states.toRealPath());
        ports = sixFreePorts();
    }

    @AfterEach
    void end() throws Exception {
        drawbridge.run("down");
    }

    @Test
    void the_example_comes_up_syncs_both_ways_and_goes_down_wholly() throws Exception {
        Drawbridge.Outcome up = up();

        assertThat(up.status()).as(up.text()).isZero();
        assertThat(up.text())
                .contains("provisioner: ✓ Provisioning completed successfully!")
                .contains(
                        "http://localhost:" + ports.http().get(0),
                        "http://localhost:" + ports.http().get(1))
                .contains(root().resolve("logs").toString(), credentials().toString(), "drawbridge down");
        assertThat(secrets())
                .hasSizeGreaterThanOrEqualTo(6)
                .noneMatch(secret -> up.text().contains(secret));

        post(0, "/organizations", "{\"organization\": {\"name\": \"Acme Corp\", \"domain\": \"acme.com\"}}");
        await("A's organization at B")
                .atMost(SOON)
                .until(() -> get(1, "/organizations").contains("Acme Corp"));
        post(1, "/organizations", "{\"organization\": {\"name\": \"Bolt Ltd\", \"domain\": \"bolt.com\"}}");
        await("B's organization at A")
                .atMost(SOON)
                .until(() -> get(0, "/organizations").contains("Bolt Ltd"));
        assertThat(get(1, "/sync_status")).contains("\"jetstream_connected\":true");

        Drawbridge.Outcome again = up();
        assertThat(again.status()).isZero();
        assertThat(again.text())
                .contains("up already", "http://localhost:" + ports.http().get(0));

        Drawbridge.Outcome down = drawbridge.run("down");
        assertThat(down.status()).as(down.text()).isZero();
        assertNothingIsLeft();

        Drawbridge.Outcome downAgain = drawbridge.run("down");
        assertThat(downAgain.status()).isZero();
        assertThat(downAgain.text()).contains("Nothing is up");
    }

    @Test
    void credentials_stand_in_files_of_their_owner_and_nowhere_else() throws Exception {
        assertThat(up().status()).isZero();

        assertThat(permissions(drawbridge.folder())).isEqualTo("rwx------");
        assertThat(permissions(root())).isEqualTo("rwx------");
        assertThat(permissions(credentials())).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(credentials())) {
            assertThat(files.toList())
                    .extracting(file -> file.getFileName().toString())
                    .contains("admin.env", "observer.env", "replayer.env", "system_a.env", "system_b.env");
        }
        try (Stream<Path> files = Files.list(credentials())) {
            assertThat(files.toList()).allMatch(file -> permissions(file).equals("rw-------"));
        }
        List<String> told =
                Stream.concat(logs().stream(), commandLines().stream()).toList();
        assertThat(told).hasSizeGreaterThan(20);
        assertThat(secrets())
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(secret -> assertThat(told).noneMatch(text -> text.contains(secret)));
    }

    @Test
    void an_app_that_does_not_start_is_named_with_its_words_and_its_log_is_kept() throws Exception {
        Path config = Files.writeString(states.resolve("drawbridge.yaml"), """
                apps:
                  system_b: {command: [sh, -c, "echo I cannot start; exit 7"]}
                """);

        Drawbridge.Outcome up =
                drawbridge.run("up", "-c", config.toString(), "--ports", Integer.toString(ports.nats()));

        assertThat(up.status()).isEqualTo(3);
        assertThat(up.text()).contains("system_b", "I cannot start").doesNotContain("\tat ");
        assertThat(drawbridge.folder().resolve("failed/example/system_b/app.log"))
                .content()
                .contains("I cannot start");
        assertNothingIsLeft();
    }

    @Test
    void a_taken_port_is_named_before_anything_is_started() throws Exception {
        int taken = ports.http().get(1);
        try (ServerSocket mine = new ServerSocket(taken, 1, InetAddress.getLoopbackAddress())) {
            Drawbridge.Outcome up = up();

            assertThat(mine.isBound()).isTrue();
            assertThat(up.status()).isEqualTo(3);
            assertThat(up.text())
                    .contains("port " + taken + " (HTTP of system_b)")
                    .contains("java (process " + ProcessHandle.current().pid() + ")")
                    .doesNotContain("\tat ")
                    .doesNotContain("looking for");
        }
        assertNothingIsLeft();
    }

    @Test
    void an_up_that_is_interrupted_leaves_nothing_behind() throws Exception {
        Process up = drawbridge.start("up", "--ports", Integer.toString(ports.nats()));
        try (BufferedReader output = up.inputReader()) {
            String line = output.readLine();
            while (line != null && !line.startsWith("starting")) {
                line = output.readLine();
            }
            await("a program of the example").atMost(SOON).until(() -> !marked().isEmpty());

            new ProcessBuilder("kill", "-s", "INT", Long.toString(up.pid()))
                    .start()
                    .waitFor();

            assertThat(output.lines().toList()).anyMatch(text -> text.contains("interrupted"));
            assertThat(Drawbridge.end(up)).isEqualTo(130);
        }
        assertThat(drawbridge.run("down").text()).contains("Nothing is up");
        assertNothingIsLeft();
    }

    @Test
    void down_ends_what_a_keeper_left_that_was_killed_with_its_reaper() throws Exception {
        assertThat(up().status()).isZero();
        long keeper = keeper();
        ProcessHandle.of(keeper)
                .orElseThrow()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("drawbridge-reaper"))
                .forEach(ProcessHandle::destroyForcibly);
        ProcessHandle.of(keeper).orElseThrow().destroyForcibly();
        await("the keeper's end")
                .atMost(SOON)
                .until(() -> KnownProcess.of(keeper).isEmpty());
        // Some end by themselves with the pipe that their output went into; not all do.
        assertThat(marked()).isNotEmpty();

        Drawbridge.Outcome down = drawbridge.run("down");

        assertThat(down.status()).as(down.text()).isZero();
        assertNothingIsLeft();
    }

    @Test
    void down_ends_everything_also_when_it_was_forgotten_what_is_up() throws Exception {
        assertThat(up().status()).isZero();
        long keeper = keeper();
        Files.delete(drawbridge.folder().resolve("state.json"));

        assertThat(drawbridge.run("down").status()).isZero();

        assertNothingIsLeft();
        await("the keeper's end")
                .atMost(SOON)
                .until(() -> KnownProcess.of(keeper).isEmpty());
    }

    private long keeper() {
        try (StateFolder folder = StateFolder.take(drawbridge.folder())) {
            return folder.read().orElseThrow().keeper().pid();
        }
    }

    private Drawbridge.Outcome up() throws Exception {
        return drawbridge.run("up", "--ports", Integer.toString(ports.nats()));
    }

    private Path root() {
        return drawbridge.folder().resolve("run");
    }

    private Path credentials() {
        return root().resolve("credentials");
    }

    private void assertNothingIsLeft() {
        assertThat(root()).doesNotExist();
        assertThat(marked()).isEmpty();
        TakenPorts.none(ports.purposes(List.of("system_a", "system_b")));
    }

    /** The processes that carry the mark of this test's example in their environment. */
    private List<Long> marked() {
        String mark = Workspace.MARK + "=" + root() + "/";
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> facts(pid, "environ").contains(mark))
                .filter(pid -> KnownProcess.of(pid).isPresent())
                .toList();
    }

    private List<String> commandLines() {
        return marked().stream().map(pid -> facts(pid, "cmdline")).toList();
    }

    private List<String> logs() throws IOException {
        try (Stream<Path> files = Files.walk(root())) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .flatMap(file -> lines(file).stream())
                    .toList();
        }
    }

    private static String facts(long pid, String name) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), name), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    private List<String> secrets() throws IOException {
        try (Stream<Path> files = Files.list(credentials())) {
            return files.flatMap(file -> lines(file).stream())
                    .filter(line -> line.contains("PASSWORD="))
                    .map(line -> line.replaceAll("^[^']*'|'$", ""))
                    .toList();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void post(int app, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(app, path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
    }

    private String get(int app, String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(uri(app, path)).build(), BodyHandlers.ofString())
                .body();
    }

    private URI uri(int app, String path) {
        return URI.create("http://127.0.0.1:" + ports.http().get(app) + path);
    }

    /** Below the range from which the system hands out ports by itself. */
    static Ports sixFreePorts() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int first = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try {
                TakenPorts.none(Ports.from(first).purposes(List.of("system_a", "system_b")));
                return Ports.from(first);
            } catch (EnvironmentException taken) {
                // Another try.
            }
        }
        throw new AssertionError("no six free ports in a row");
    }
}
