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
        assertRuns("dlq-tool: {command: [bin/tool]}", folder);
    }

    @Test
    void or_in_the_folder_that_is_given_for_it() throws IOException {
        assertRuns("dlq-tool: {command: [bin/tool], folder: the bridge}", folder.resolve("the bridge"));
    }

    private void assertRuns(String yaml, Path where) throws IOException {
        Path tool = Files.createDirectories(where.resolve("bin")).resolve("tool");
        Files.writeString(tool, "#!/bin/sh\npwd -P\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path file = Files.writeString(folder.resolve("drawbridge.yaml"), "nats: {backend: binary}\n" + yaml + "\n");
        Configuration configuration = Configuration.load(file, Map.of(), new Properties());

        try (Surroundings surroundings = Surroundings.open(configuration)) {
            ManagedProcess process = surroundings.start(
                    configuration.deadLetterTool().program(), "none.BuiltIn", ProcessSpec.of("tool"));

            assertThat(process.awaitExit(Duration.ofSeconds(20))).hasValue(0);
            assertThat(process.lines()).isEqualTo(List.of(where.toRealPath().toString()));
        }
    }
}
