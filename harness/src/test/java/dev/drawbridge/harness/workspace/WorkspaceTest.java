package dev.drawbridge.harness.workspace;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("live")
final class WorkspaceTest {
    private static final int SIGINT = 2;

    @Test
    void the_folder_is_its_owners_only_and_goes_on_close() throws IOException {
        Path root;
        try (Workspace workspace = Workspace.open()) {
            root = workspace.root();
            Files.writeString(workspace.folder("a/b").resolve("file"), "content");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
                    .isEqualTo("rwx------");
        }
        assertThat(root).doesNotExist();
    }

    @Test
    void a_folder_cannot_lead_out_of_the_workspace() {
        try (Workspace workspace = Workspace.open()) {
            assertThatThrownBy(() -> workspace.folder("../elsewhere")).hasMessageContaining("leads out");
        }
    }

    @Test
    void closing_one_leaves_what_belongs_to_another() throws Exception {
        Process mine = new ProcessBuilder("sleep", "600").start();
        try (Workspace other = Workspace.open()) {
            other.watch(mine.pid());
            Workspace.open().close();

            assertThat(mine.isAlive()).isTrue();
            assertThat(other.root()).exists();
        }
        assertThat(mine.waitFor(10, SECONDS)).isTrue();
    }

    @Test
    void a_process_that_was_forgotten_is_left_alone() throws Exception {
        Process process = new ProcessBuilder("sleep", "600").start();
        try {
            try (Workspace workspace = Workspace.open()) {
                workspace.watch(process.pid());
                workspace.forget(process.pid());
            }
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_folder_of_ones_own_choice_goes_on_close_and_must_not_exist_before(@TempDir Path folder) {
        Path root = folder.resolve("run");
        try (Workspace workspace = Workspace.at(root)) {
            assertThat(workspace.root()).isEqualTo(root).isDirectory();
            assertThatThrownBy(() -> Workspace.at(root)).hasMessageContaining(root.toString());
        }
        assertThat(root).doesNotExist();
    }

    @Test
    void what_a_run_left_that_was_killed_with_its_reaper_can_be_reclaimed(@TempDir Path folder) throws Exception {
        Path root = Files.createDirectory(folder.resolve("run"));
        ProcessBuilder left = new ProcessBuilder("sleep", "600");
        left.environment().put(Workspace.MARK, root + "/");
        Process process = left.start();

        Workspace.reclaim(root);

        assertThat(process.waitFor(10, SECONDS)).isTrue();
        assertThat(root).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "INT", "TERM"})
    void nothing_is_left_when_the_run_is_ended_by_a_signal(String signal) throws Exception {
        assumeFalse(signal.equals("INT") && isInterruptIgnored(), "SIGINT is ignored here, and so by all children");
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunThatStays.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said;
        try (BufferedReader output = run.inputReader()) {
            said = List.of(output.readLine().split(" ", -1));
            Path root = Path.of(said.get(0));
            List<String> pids = said.subList(1, said.size());
            assertThat(root).exists();
            assertThat(pids).hasSize(3).allMatch(WorkspaceTest::runs);

            new ProcessBuilder("kill", "-s", signal, Long.toString(run.pid()))
                    .start()
                    .waitFor();

            await("the folder goes").atMost(20, SECONDS).until(() -> Files.notExists(root));
            assertThat(pids).noneMatch(WorkspaceTest::runs);
        } finally {
            // It holds on to the output of these tests, for whose end a build waits.
            run.destroyForcibly();
        }
    }

    /** As for what a shell without job control puts into the background; Java then ignores the signal, too. */
    private static boolean isInterruptIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> new BigInteger(
                                line.substring("SigIgn:".length()).strip(), 16))
                        .anyMatch(ignored -> ignored.testBit(SIGINT - 1));
    }

    /** A zombie whose new parent doesn't collect it is gone for our purpose. */
    private static boolean runs(String pid) {
        try {
            String stat = Files.readString(Path.of("/proc", pid, "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return false;
        }
    }
}
