package dev.drawbridge.harness.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.process.LoopbackPorts;
import dev.drawbridge.harness.process.ManagedProcess;
import dev.drawbridge.harness.process.ProcessSpec;
import dev.drawbridge.harness.workspace.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("live")
class StartedAppTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Workspace workspace = Workspace.open();
    private final List<Integer> told = new ArrayList<>();

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void a_chosen_port_is_told_to_the_app_and_kept_when_it_is_started_again() {
        AppProgram app = app(Configuration.Port.CHOSEN, "exec sleep 60");

        app.start();
        int port = app.address().getPort();
        app.end();
        assertThat(app.hasEnded()).isTrue();
        app.start();
        AppProgram another = app.another("another");
        another.start();

        assertThat(told).hasSize(3).startsWith(port, port).doesNotContain(0);
        assertThat(another.address().getPort()).isEqualTo(told.get(2)).isNotEqualTo(port);
    }

    @Test
    void an_app_that_chooses_itself_is_told_none_until_its_log_has_named_one() {
        AppProgram app = app(Configuration.Port.LOGGED, "echo started on port 40123; exec sleep 60");

        app.start();
        assertThat(app.address().getPort()).isEqualTo(40123);
        app.end();
        app.start();

        assertThat(told).containsExactly(0, 40123);
    }

    @Test
    void a_chosen_port_that_somebody_took_in_between_is_given_up_for_another() {
        AppProgram app = app(
                Configuration.Port.CHOSEN,
                "if [ -e " + workspace.root() + "/once ]; then exec sleep 60; fi; touch " + workspace.root()
                        + "/once; echo 'bind: Address already in use'; exit 1");

        app.start();
        Awaitility.await().atMost(LONG).until(() -> {
            assertThat(app.hasEnded()).isFalse();
            return told.size() == 2 && app.isRunning();
        });

        assertThat(app.address().getPort()).isEqualTo(told.get(1)).isNotEqualTo(told.get(0));
    }

    @Test
    void one_that_never_gets_its_port_has_ended_at_last() {
        AppProgram app = app(Configuration.Port.CHOSEN, "echo 'Error: listen EADDRINUSE: 127.0.0.1'; exit 1");

        app.start();
        Awaitility.await().atMost(LONG).until(app::hasEnded);

        assertThat(told).hasSize(LoopbackPorts.TRIES);
    }

    private AppProgram app(Configuration.Port chooser, String script) {
        return new StartedApp(
                "app",
                Map::of,
                (name, environment, port) -> {
                    told.add(port);
                    return ManagedProcess.start(workspace, ProcessSpec.of(name + told.size(), "sh", "-c", script));
                },
                0,
                chooser);
    }
}
