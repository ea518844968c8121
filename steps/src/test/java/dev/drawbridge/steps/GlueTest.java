package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.wrongsteps.TwiceDefined;
import org.junit.jupiter.api.Test;

class GlueTest {

    private static final String GLUE = "dev.drawbridge.steps";

    @Test
    void every_step_of_every_feature_is_defined_exactly_once_and_every_definition_used() {
        DryRun run = DryRun.of("features", GLUE);

        assertThat(run.failures()).isEmpty();
        assertThat(run.scenarios()).hasSameSizeAs(PlannedScenarios.matching(""));
        assertThat(run.unused()).isEmpty();
    }

    @Test
    void undefined_steps_are_found() {
        assertThat(DryRun.of("broken-features", GLUE).failures())
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure).contains("undefined"));
    }

    @Test
    void a_step_that_two_definitions_match_is_found_with_both_and_nothing_is_run() {
        DryRun run = DryRun.of("broken-features", "dev.drawbridge.wrongsteps");

        assertThat(run.failures())
                .singleElement()
                .asString()
                .contains("matches more than one step definition", "nobody {word}", "nobody defines");
        assertThat(run.scenarios()).hasSize(2);
        assertThat(run.unused()).hasSize(2);
        assertThat(TwiceDefined.RUN).isEmpty();
    }
}
