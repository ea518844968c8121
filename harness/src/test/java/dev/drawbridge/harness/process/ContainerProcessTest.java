package dev.drawbridge.harness.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.nats.ContainerBackend;
import dev.drawbridge.harness.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** With the image of a server, whose log and statuses are known: {@code -Dnats.image}, made by scripts/local-nats-image.sh. */
@EnabledIfSystemProperty(named = ContainerBackend.IMAGE_PROPERTY, matches = ".+")
@Tag("live")
final class ContainerProcessTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Workspace workspace = Workspace.open();
    private final ContainerEngine engine = ContainerEngine.find();

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void its_lines_are_in_the_file_and_nothing_of_it_is_left_when_it_has_ended() {
        ManagedProcess process = start("--version");

        assertThat(process.awaitExit(LONG)).hasValue(0);
        assertThat(process.lines()).singleElement().asString().startsWith("nats-server: v");
        assertThat(process.log().file()).content().startsWith("nats-server: v");
        assertThat(containers()).isEmpty();
    }

    @Test
    void a_program_that_fails_in_it_ends_it_with_its_own_status() {
        ManagedProcess process = start("-c", "/nowhere/nats.conf");

        assertThat(process.awaitExit(LONG).orElse(0)).isNotZero();
        assertThat(String.join("\n", process.lines())).contains("/nowhere/nats.conf");
    }

    @Test
    void it_ends_by_sigterm_in_its_own_time_and_by_sigkill_at_once() {
        int port = LoopbackPorts.free(1).get(0);
        ManagedProcess polite = start("-a", "127.0.0.1", "-p", Integer.toString(port));
        polite.awaitLine(line -> line.contains("Server is ready"), LONG);
        assertThat(polite.isAlive()).isTrue();
        assertThat(polite.pid()).isEmpty();
        polite.signal("TERM");
        assertThat(polite.awaitExit(LONG)).isPresent();
        assertThat(polite.lines()).last().asString().contains("Server Exiting");

        ManagedProcess again = start("-a", "127.0.0.1", "-p", Integer.toString(port));
        again.awaitLine(line -> line.contains("Server is ready"), LONG);
        again.kill();

        assertThat(again.exitCode()).hasValue(137);
        again.signal("TERM");
        assertThat(containers()).isEmpty();
    }

    @Test
    void what_runs_when_the_run_ends_is_removed_with_it() {
        start("-a", "127.0.0.1", "-p", Integer.toString(LoopbackPorts.free(1).get(0)))
                .awaitLine(line -> line.contains("Server is ready"), LONG);
        assertThat(containers()).hasSize(1);

        workspace.close();

        assertThat(containers()).isEmpty();
    }

    @Test
    void an_image_that_is_not_there_is_an_error_of_the_environment() {
        assertThatThrownBy(() ->
                        ManagedProcess.start(workspace, ProcessSpec.of("ghost").inContainerOf("local/no-such-image:1")))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("ghost can't be started")
                .hasMessageContaining("local/no-such-image:1");
        assertThatThrownBy(() -> engine.look("127.0.0.1:1/no-such-image:1"))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("the image 127.0.0.1:1/no-such-image:1 can't be had")
                .hasMessageContaining("connection refused");
        assertThat(engine.has("local/no-such-image:1")).isFalse();
        assertThat(containers()).isEmpty();
    }

    private ManagedProcess start(String... arguments) {
        return ManagedProcess.start(
                workspace, ProcessSpec.of("boxed", arguments).inContainerOf(ContainerBackend.configuredImage()));
    }

    /** Of this run, also those that have ended. */
    private List<String> containers() {
        return engine
                .client()
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of("dev.drawbridge.workspace=" + workspace.mark()))
                .exec()
                .stream()
                .map(container -> container.getNames()[0])
                .toList();
    }
}
