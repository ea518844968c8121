package dev.drawbridge.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.harness.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever ends a run, what it started ends with it. */
@Tag("live")
class InterruptionLiveTest {

    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration SECONDS = Duration.ofSeconds(20);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"INT", "KILL"})
    void a_run_that_is_interrupted_leaves_no_process_and_no_folder(String signal) throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        ProcessBuilder builder = new ProcessBuilder(Children.PROGRAMS.drawbridge(
                        List.of("-Dnats.backend=binary", "-Djava.io.tmpdir=" + temporary),
                        "run",
                        "--tags",
                        "@SYNC-01 or @SYNC-11",
                        "-o",
                        folder.resolve("out").toString()))
                .directory(Children.PROGRAMS.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("console.log").toFile());
        builder.environment()
                .put(
                        "DRAWBRIDGE_NATS_SERVER",
                        ServerBinaries.of(Requirement.usable()).toString());
        Process run = builder.start();
        try {
            await("an app whose web server is at work, in the run's folder")
                    .atMost(START)
                    .until(() -> holdsTomcat(temporary));
            // Two apps at most, a NATS server and PostgreSQL with its own processes.
            assertThat(marked(temporary)).hasSizeGreaterThan(3);

            new ProcessBuilder("kill", "-s", signal, Long.toString(run.pid()))
                    .start()
                    .waitFor();

            assertThat(run.waitFor(SECONDS.toSeconds(), TimeUnit.SECONDS)).isTrue();
            await("the end of what the run started").atMost(SECONDS).untilAsserted(() -> {
                assertThat(marked(temporary)).isEmpty();
                assertThat(folders(temporary)).isEmpty();
            });
            assertThat(folder.resolve("console.log")).content().doesNotContain("\tat ");
        } finally {
            run.destroyForcibly();
        }
    }

    /** The processes that say in their environment or on their command line that they belong to a run of that folder. */
    private static List<String> marked(Path temporary) {
        String mark = Workspace.MARK + "=" + temporary;
        return ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .filter(process -> facts(process, "environ").contains(mark)
                        || facts(process, "cmdline").contains(temporary + "/drawbridge-"))
                .map(process ->
                        process.pid() + " " + process.info().commandLine().orElse(""))
                .toList();
    }

    private static String facts(ProcessHandle process, String name) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), name), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    /** A web server's folders, which would stay in the machine's own temporary folder when it is killed. */
    private static boolean holdsTomcat(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.anyMatch(path -> path.getFileName().toString().startsWith("tomcat"));
        } catch (IOException | UncheckedIOException beingMade) {
            return false;
        }
    }

    private static List<Path> folders(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).toList();
        }
    }
}
