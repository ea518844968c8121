package dev.drawbridge.harness.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.drawbridge.topology.InvalidConfigurationException;
import dev.drawbridge.topology.Problem;
import dev.drawbridge.topology.TopologyYaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

    @TempDir
    Path folder;

    @Test
    void without_a_file_the_seed_and_the_defaults_are_in_force() {
        Configuration defaults = Configuration.load(null, Map.of(), new Properties());

        assertThat(defaults.topology()).isEqualTo(TopologyYaml.seed());
        assertThat(defaults.pace()).isEqualTo(Configuration.Pace.REAL);
        assertThat(defaults.nats().backend()).isEqualTo(Configuration.Backend.AUTO);
    }

    @Test
    void a_property_beats_a_variable_which_beats_the_file_and_no_secret_is_shown() throws Exception {
        Path file = Files.writeString(folder.resolve("drawbridge.yaml"), """
                pace: real
                nats:
                  backend: attached
                  url: nats://u:hidden@127.0.0.1:1
                  server-config: nats.conf
                  principals: {admin: {user: root, password: "${PW}"}, observer: none}
                """);
        Properties properties = new Properties();
        properties.setProperty("pace", "fast");
        Configuration read =
                Configuration.load(file, Map.of("PW", "hidden", "DRAWBRIDGE_NATS_BACKEND", "binary"), properties);

        assertThat(read.pace()).isEqualTo(Configuration.Pace.FAST);
        assertThat(read.nats().backend()).isEqualTo(Configuration.Backend.BINARY);
        assertThat(read.nats().serverConfig()).isEqualTo(folder.resolve("nats.conf"));
        assertThat(read.nats().principals().get("admin"))
                .hasValueSatisfying(
                        login -> assertThat(login.password().reveal()).isEqualTo("hidden"));
        assertThat(read.nats().principals().get("observer")).isEmpty();
        assertThat(read.described().toString() + read.nats().principals()).doesNotContain("hidden");
    }

    @Test
    void mistakes_of_every_section_are_told_in_one_list_without_secrets() throws Exception {
        Path file = Files.writeString(folder.resolve("drawbridge.yaml"), """
                pase: fast
                topology: {streams: [], apps: []}
                nats: {principals: {admin: {user: a, password: hunter2}, x: {user: b, password: "${NONE}"}}}
                """);
        InvalidConfigurationException refused = catchThrowableOfType(
                InvalidConfigurationException.class, () -> Configuration.load(file, Map.of(), new Properties()));

        assertThat(refused.problems())
                .extracting(Problem::path)
                .contains(
                        "pase",
                        "topology.streams",
                        "topology.apps",
                        "nats.principals.admin.password",
                        "nats.principals.x.password");
        assertThat(refused).hasMessageNotContaining("hunter2").hasMessageContaining("did you mean \"pace\"");
    }
}
