package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.config.FromOutside;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatTest {

    private static final RunSettings PLAIN =
            new RunSettings(Path.of("out"), "", null, false, RunSettings.DEFAULT_SEED, false);
    private static final RunSettings TOLD = new RunSettings(
            Path.of("out"), "@dlq and not @DLQ-03", Path.of("our bridge/drawbridge.yaml"), true, 7, false);
    private static final RunSettings BUILT =
            new RunSettings(TOLD.output(), TOLD.tags(), TOLD.configurationFile(), true, 7, true);
    private static final List<FromOutside> OUTSIDE = List.of(
            new FromOutside("pace", "DRAWBRIDGE_PACE", "fast"),
            new FromOutside("claims", "DRAWBRIDGE_CLAIMS", "push, replicas"),
            new FromOutside("implementation.contact", "DRAWBRIDGE_IMPLEMENTATION_CONTACT", "\"we\" for $5"),
            new FromOutside("apps.a.env.KEY", "DRAWBRIDGE_APPS_A_ENV_KEY", null));

    @Test
    void a_run_that_was_told_nothing_is_repeated_by_the_bare_command() {
        assertThat(Repeat.of(PLAIN, List.of())).isEqualTo("./drawbridge run");
    }

    @Test
    void what_it_was_told_from_outside_its_file_is_told_again_and_no_secret() {
        assertThat(Repeat.of(TOLD, OUTSIDE))
                .isEqualTo("DRAWBRIDGE_PACE=fast DRAWBRIDGE_CLAIMS=\"push, replicas\""
                        + " DRAWBRIDGE_IMPLEMENTATION_CONTACT=\"\\\"we\\\" for \\$5\" DRAWBRIDGE_APPS_A_ENV_KEY=***"
                        + " JAVA_TOOL_OPTIONS=-Ddrawbridge.seed=7 ./drawbridge run"
                        + " -c \"our bridge/drawbridge.yaml\" --destructive --tags \"@dlq and not @DLQ-03\"");
    }

    @Test
    void what_a_build_began_a_build_repeats() {
        assertThat(Repeat.of(BUILT, OUTSIDE.subList(0, 1)))
                .isEqualTo(
                        "DRAWBRIDGE_PACE=fast mvn verify -Dsut.config=\"our bridge/drawbridge.yaml\""
                                + " -Ddrawbridge.destructive=true -Ddrawbridge.tags=\"@dlq and not @DLQ-03\" -Ddrawbridge.seed=7");
    }
}
