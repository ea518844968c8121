package dev.drawbridge.harness.environment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void refusesEverythingThatIsNotBuiltInOneGo() {
        Configuration configuration = configuration("""
                nats: {backend: attached, url: "nats://127.0.0.1:4222"}
                postgres: {backend: none}
                apps:
                  system_a: {http: "http://127.0.0.1:1"}
                  system_b: {command: [bridge, --as, b]}
                """);

        assertThatThrownBy(() -> Surroundings.open(configuration))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("nats.backend")
                .hasMessageContaining("apps.system_a.http")
                .hasMessageContaining("system_a has no command, so it is the reference app")
                .message()
                .doesNotContain("system_b");
    }

    private Configuration configuration(String yaml) {
        return Configuration.load(file(yaml), Map.of(), new Properties());
    }

    private Path file(String yaml) {
        try {
            return Files.writeString(folder.resolve("drawbridge.yaml"), yaml);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
