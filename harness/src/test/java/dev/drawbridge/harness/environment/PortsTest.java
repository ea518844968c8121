package dev.drawbridge.harness.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.process.ManagedProcess;
import dev.drawbridge.harness.process.ProcessSpec;
import dev.drawbridge.harness.workspace.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("live")
class PortsTest {

    private final Workspace workspace = Workspace.open();

    @AfterEach
    void close() {
        workspace.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Tomcat started on port 40123 (http) with context path '/', 40123",
        "Tomcat started on port(s): 8081 (http), 8081",
        "Netty started on port 65535, 65535",
        "server started on port: 80, 80",
    })
    void the_port_is_read_off_the_line_that_names_it(String line, int port) {
        assertThat(Ports.listeningPort(program("echo 'Starting on port 1'; echo \"" + line + "\"; cat")))
                .isEqualTo(port);
    }

    @Test
    void a_program_that_ends_without_a_port_is_an_error_of_the_environment() {
        ManagedProcess program = program("echo started on no port at all; exit 1");

        assertThatThrownBy(() -> Ports.listeningPort(program))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("started on no port at all");
    }

    private ManagedProcess program(String script) {
        return ManagedProcess.start(workspace, ProcessSpec.of("app", "sh", "-c", script));
    }
}
