package dev.drawbridge.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KillingScenariosTest {

    private final KillingScenarios killing =
            KillingScenarios.of(Programs.ofBuild().home().resolve("features"));

    @ParameterizedTest
    @ValueSource(
            strings = {"@SYNC-11", "@DLQ-07", "@DLQ-10", "@delivery and not @floods", "@SYNC-01 or @DLQ-07", "@disturbs"
            })
    void an_app_that_is_killed_is_found_by_the_words_of_its_scenario(String tags) {
        assertThat(killing.areAmong(tags)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@SYNC-01", "@SYNC-10", "@OPS-03", "@permissions", "@delivery and not @disturbs"})
    void one_that_is_stopped_or_cut_off_is_not_killed(String tags) {
        assertThat(killing.areAmong(tags)).isFalse();
    }

    @Test
    void a_provisioner_that_is_killed_is_no_app() {
        assertThat(killing.areAmong("@provisioning")).isFalse();
    }
}
