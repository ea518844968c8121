package dev.drawbridge.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KillingScenariosTest {

    private static final Path FEATURES = Programs.ofBuild().home().resolve("features");

    private final KillingScenarios ofApps = KillingScenarios.ofApps(FEATURES);
    private final KillingScenarios ofProvisioners = KillingScenarios.ofProvisioners(FEATURES);

    @ParameterizedTest
    @ValueSource(
            strings = {"@SYNC-11", "@DLQ-07", "@DLQ-10", "@delivery and not @floods", "@SYNC-01 or @DLQ-07", "@disturbs"
            })
    void an_app_that_is_killed_is_found_by_the_words_of_its_scenario(String tags) {
        assertThat(ofApps.areAmong(tags)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@SYNC-01", "@SYNC-10", "@OPS-03", "@permissions", "@delivery and not @disturbs"})
    void one_that_is_stopped_or_cut_off_is_not_killed(String tags) {
        assertThat(ofApps.areAmong(tags)).isFalse();
    }

    @Test
    void each_is_tagged_so_that_a_run_can_leave_it_out() {
        assertThat(ofApps.areAmong("not @kills")).isFalse();
    }

    @Test
    void a_provisioner_that_is_killed_is_no_app() {
        assertThat(ofApps.areAmong("@provisioning")).isFalse();
        assertThat(ofProvisioners.areAmong("@PROV-13")).isTrue();
    }

    @Test
    void a_provisioner_that_others_are_killed_after_is_not_killed() {
        assertThat(ofProvisioners.areAmong("@delivery or @dlq or @permissions or @PROV-01"))
                .isFalse();
    }
}
