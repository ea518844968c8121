package dev.drawbridge.harness.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.topology.InvalidConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurroundingsTest {

    @TempDir
    private Path folder;

    @Test
    void settings_that_do_not_go_together_are_told_in_one_go() {
        assertThatThrownBy(() -> open("""
                        nats: {backend: auto, url: "nats://127.0.0.1:1", principals: {system_b: {token: {file: token}}}}
                        postgres: {backend: none}
                        provisioner: none
                        apps:
                          system_a: {http: "http://127.0.0.1:1", command: [bridge]}
                          system_b: {env: {LOG: debug}}
                        """))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining(
                        "nats.principals.system_b: a server that the run starts knows users and passwords")
                .hasMessageContaining("drawbridge.yaml:1: nats.url: the run starts a server of its own")
                .hasMessageContaining("drawbridge.yaml:3: provisioner: a server that the run starts is empty")
                .hasMessageContaining(
                        "apps.system_a.http: an app is started by its command or from its image, or answers")
                .hasMessageContaining("apps.system_a.http: an app that runs already has a server of its own")
                .hasMessageContaining("system_b has no command and no image, so it is the reference app");
    }

    @Test
    void an_image_beside_a_command_and_a_port_that_two_choose_are_told_with_their_lines() {
        assertThatThrownBy(() -> open("""
                        apps:
                          system_a: {command: [bridge], image: "bridge:1"}
                          system_b:
                            env: {SERVER_PORT: "8080"}
                            port: chosen
                        provisioner: {image: "provision:1", command: [provision]}
                        """))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("drawbridge.yaml:2: apps.system_a.image: a program is started by a command, or")
                .hasMessageContaining("drawbridge.yaml:5: apps.system_b.port: the run chooses the port")
                .hasMessageContaining("drawbridge.yaml:6: provisioner.image: a program is started by a command, or");
    }

    @Test
    void a_run_that_makes_nothing_has_a_system_of_others_and_starts_nothing_that_writes_there() {
        assertThatThrownBy(() -> open("read-only: true\n"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("drawbridge.yaml:1: read-only: it is for a system that runs already");
        assertThatThrownBy(() -> open("""
                        nats: {backend: attached, url: "nats://127.0.0.1:1"}
                        provisioner: built-in
                        apps:
                          system_a: {http: "http://127.0.0.1:3000"}
                          system_b: {command: [bridge]}
                        read-only: true
                        """))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("drawbridge.yaml:2: provisioner: a provisioner makes streams and consumers")
                .hasMessageContaining("drawbridge.yaml:5: apps.system_b: an app that the run starts takes messages")
                .hasMessageNotContaining("apps.system_a:");
    }

    @Test
    void what_a_system_that_runs_already_lacks_in_its_configuration_is_told_in_one_go() {
        assertThatThrownBy(() -> open("""
                        nats: {backend: attached, url: "nats://127.0.0.1:1", server-config: nats.conf}
                        provisioner: built-in
                        apps:
                          system_a: {http: "http://127.0.0.1:3000"}
                          system_b: {command: [bridge]}
                        """))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("nats.principals: expected who connects to the attached server")
                .hasMessageContaining("nats.server-config: it is for servers that the run starts")
                .hasMessageContaining("provisioner: a provisioner is told a user and a password")
                .hasMessageContaining("nats.principals.system_b: an app that the run starts is told a user");
    }

    @Test
    void a_system_that_does_not_answer_is_told_with_each_part_and_its_remedy() {
        assertThatThrownBy(() -> open("""
                        nats:
                          backend: attached
                          url: "nats://127.0.0.1:1"
                          principals: {outsider: none}
                        apps:
                          system_a: {http: "http://127.0.0.1:1"}
                        """))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("the attached NATS server can't be reached")
                .hasMessageContaining("nats.url, 127.0.0.1:1")
                .satisfies(first -> assertThat(first.getSuppressed())
                        .singleElement()
                        .asString()
                        .contains("apps.system_a.http", "check that apps.system_a.http is its address"));
    }

    private void open(String yaml) {
        try (Surroundings surroundings = Surroundings.open(configuration(yaml))) {
            throw new AssertionError("opened with " + surroundings.serverDescription());
        }
    }

    private Configuration configuration(String yaml) {
        file("token", "secret");
        return Configuration.load(file("drawbridge.yaml", yaml), Map.of(), new Properties());
    }

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
