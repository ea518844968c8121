package dev.drawbridge.harness.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.process.ManagedProcess;
import dev.drawbridge.harness.process.ProcessSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandFolderTest {

    @TempDir
    private Path folder;

    @Test
    void a_configured_command_is_found_and_runs_where_the_configuration_lies() throws IOException {
        Path tool = Files.createDirectories(folder.resolve("bin")).resolve("tool");
        Files.writeString(tool, "#!/bin/sh\npwd -P\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path file = Files.writeString(
                folder.resolve("drawbridge.yaml"), "nats: {backend: binary}\ndlq-tool: {command: [bin/tool]}\n");
        Configuration configuration = Configuration.load(file, Map.of(), new Properties());

        try (Surroundings surroundings = Surroundings.open(configuration)) {
            ManagedProcess process = surroundings.start(
                    configuration.deadLetterTool().program(), "none.BuiltIn", ProcessSpec.of("tool"));

            assertThat(process.awaitExit(Duration.ofSeconds(20))).hasValue(0);
            assertThat(process.lines()).isEqualTo(List.of(folder.toRealPath().toString()));
        }
    }
}
