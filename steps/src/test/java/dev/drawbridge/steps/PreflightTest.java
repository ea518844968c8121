package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.reports.ExitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM of its own, since one JVM holds one run. */
class PreflightTest {

    @TempDir
    Path folder;

    @Test
    void a_configuration_with_three_mistakes_ends_with_status_2_and_names_them_all_without_a_stack_trace()
            throws Exception {
        Ended ended = preflight("""
                nats: {backend: dokcer}
                apps: {sytem_a: {}}
                implementation: {name: "${DRAWBRIDGE_TEST_UNSET}"}
                """, Map.of());

        assertThat(ended.status()).as(ended.output()).isEqualTo(ExitStatus.USAGE.code());
        assertThat(ended.output())
                .contains(
                        "drawbridge.yaml:1: nats.backend: expected auto, binary",
                        "drawbridge.yaml:2: apps.sytem_a:",
                        "did you mean \"system_a\"?",
                        "drawbridge.yaml:3: implementation.name: expected the environment variable")
                .doesNotContain("Exception", "\tat ");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void a_mistake_in_a_variable_is_told_with_its_name() throws Exception {
        Ended ended = preflight("pace: fast", Map.of("DRAWBRIDGE_POSTGRES_BACKEND", "oracle"));

        assertThat(ended.status()).as(ended.output()).isEqualTo(ExitStatus.USAGE.code());
        assertThat(ended.output())
                .contains("environment variable DRAWBRIDGE_POSTGRES_BACKEND: postgres.backend: expected embedded");
    }

    private record Ended(int status, String output) {}

    private Ended preflight(String configuration, Map<String, String> variables)
            throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("drawbridge.yaml"), configuration);
        Path output = folder.resolve("output.txt");
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dsut.config=" + file,
                        "-Ddrawbridge.output=" + folder.resolve("out"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Preflight.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        java.environment().putAll(variables);
        int status = java.start().waitFor();
        return new Ended(status, Files.readString(output, StandardCharsets.UTF_8));
    }
}
