package dev.drawbridge.harness.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.workspace.Workspace;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("live")
final class ManagedProcessTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Workspace workspace = Workspace.open();

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void its_lines_are_in_the_file_and_wake_those_who_wait() throws Exception {
        ManagedProcess process = shell("talker", "echo one; echo two >&2; cat /dev/null; echo three");

        assertThat(process.awaitLine("three"::equals, LONG)).isEqualTo("three");
        assertThat(process.awaitExit(LONG)).hasValue(0);
        assertThat(process.lines()).containsExactly("one", "two", "three");
        assertThat(Files.readAllLines(process.log().file())).containsExactly("one", "two", "three");
    }

    @Test
    void a_program_that_ends_before_the_awaited_line_is_an_error_of_the_environment_with_its_last_words() {
        ManagedProcess process = shell("dying", "echo the disk is full; exit 3");

        assertThatThrownBy(() -> process.awaitLine("ready"::equals, LONG))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("ended with status 3")
                .hasMessageContaining("the disk is full")
                .hasMessageContaining("dying.log");
    }

    @Test
    void a_program_that_is_not_there_is_named() {
        assertThatThrownBy(() -> ManagedProcess.start(workspace, ProcessSpec.of("ghost", "/no/such/program"))
                        .awaitLine("ready"::equals, LONG))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("/no/such/program");
    }

    @Test
    void a_program_that_ignores_the_polite_signal_gets_the_hard_one() {
        ManagedProcess process = shell("stubborn", "trap '' TERM; echo up; while :; do sleep 1; done");
        process.awaitLine("up"::equals, LONG);

        process.stop(Duration.ofMillis(300));

        assertThat(process.isAlive()).isFalse();
        assertThat(process.exitCode()).hasValue(128 + 9);
    }

    @Test
    void a_paused_program_can_still_be_stopped() {
        ManagedProcess process = shell("paused", "trap 'exit 5' TERM; echo up; while :; do sleep 0.1; done");
        process.awaitLine("up"::equals, LONG);
        process.pause();

        process.stop(LONG);

        assertThat(process.exitCode()).hasValue(5);
    }

    @Test
    void a_program_gets_what_it_is_given_and_nothing_secret_of_ours() {
        Map<String, String> ours = Map.of("PATH", "/bin", "AWS_SECRET_ACCESS_KEY", "x", "CI_TOKEN", "y");

        Map<String, String> environment = ChildEnvironment.of(ours, workspace, Map.of("NATS_PASSWORD", "p"));

        assertThat(environment)
                .containsOnlyKeys("PATH", "TMPDIR", "NATS_PASSWORD", Workspace.MARK)
                .containsEntry("PATH", "/bin");
    }

    @Test
    void a_spec_does_not_print_the_values_of_its_environment() {
        assertThat(ProcessSpec.of("app", "java").with("NATS_PASSWORD", "geheim").toString())
                .contains("NATS_PASSWORD")
                .doesNotContain("geheim");
    }

    private ManagedProcess shell(String name, String script) {
        return ManagedProcess.start(workspace, ProcessSpec.of(name, "sh", "-c", script));
    }
}
