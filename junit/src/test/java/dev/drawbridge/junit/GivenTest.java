package dev.drawbridge.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.drawbridge.reports.ExitStatus;
import dev.drawbridge.steps.NoVerdictException;
import dev.drawbridge.steps.RunSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GivenTest {

    @Test
    void what_a_build_says_is_what_the_run_is_told() {
        assertThat(settings(Map.of(
                        "sut.config", "bridge/drawbridge.yaml",
                        "drawbridge.output", " target/report ",
                        "drawbridge.tags", "@permissions and not @PERM-28",
                        "drawbridge.destructive", "true")))
                .isEqualTo(new RunSettings(
                        Path.of("target/report"),
                        "@permissions and not @PERM-28",
                        Path.of("bridge/drawbridge.yaml"),
                        true,
                        RunSettings.DEFAULT_SEED,
                        true));
    }

    @Test
    void what_it_leaves_out_is_as_on_the_command_line() {
        assertThat(settings(Map.of("sut.config", "my-bridge.yaml", "drawbridge.output", "")))
                .isEqualTo(new RunSettings(
                        Path.of("target/drawbridge"),
                        "",
                        Path.of("my-bridge.yaml"),
                        false,
                        RunSettings.DEFAULT_SEED,
                        true));
    }

    @Test
    void without_a_configuration_it_says_where_it_looked_and_how_to_have_one() {
        assertThatExceptionOfType(NoVerdictException.class)
                .isThrownBy(() -> settings(Map.of()))
                .withMessageContainingAll(
                        Path.of("drawbridge.yaml").toAbsolutePath().toString(),
                        "sut.config",
                        "drawbridge init writes one",
                        "(status 2)")
                .satisfies(wrong -> assertThat(wrong.status()).isEqualTo(ExitStatus.USAGE));
    }

    @Test
    void tags_that_are_no_expression_are_told_as_they_stand() {
        assertThatExceptionOfType(NoVerdictException.class)
                .isThrownBy(() -> settings(Map.of("sut.config", "x.yaml", "drawbridge.tags", "@PERM-01 or")))
                .withMessageContaining("drawbridge.tags: expected a tag expression")
                .withMessageContaining("found @PERM-01 or");
    }

    private static RunSettings settings(Map<String, String> parameters) {
        return new Given(name -> Optional.ofNullable(parameters.get(name))).settings();
    }
}
