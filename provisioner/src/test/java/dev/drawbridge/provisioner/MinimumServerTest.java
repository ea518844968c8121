package dev.drawbridge.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinimumServerTest {

    @ParameterizedTest
    @ValueSource(strings = {"2.9.10", "2.10.0", "2.10.22", "2.10.22-RC.1", "v2.8.4"})
    void an_older_server_is_named_with_both_remedies(String version) {
        ProvisioningException refused =
                catchThrowableOfType(ProvisioningException.class, () -> MinimumServer.check(Bridges.seed(), version));

        assertThat(refused.exitCode()).isEqualTo(ExitCode.SERVER_TOO_OLD);
        assertThat(refused).hasMessageContainingAll(version, "system_a-workers", "2.10.23", "nothing was made");
        assertThat(refused.remedy()).contains("upgrade", "last backoff step");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.10.23", "2.10.27", "2.11.0", "2.15.1", "3.0.0-beta.1", "development"})
    void a_newer_server_is_enough(String version) {
        assertThatCode(() -> MinimumServer.check(Bridges.seed(), version)).doesNotThrowAnyException();
    }

    @Test
    void an_old_server_is_enough_without_the_last_step() {
        assertThatCode(() -> MinimumServer.check(Bridges.withoutLastStep(), "2.9.10"))
                .doesNotThrowAnyException();
    }

    @Test
    void more_steps_than_deliveries_are_an_invalid_declaration() {
        ProvisioningException refused = catchThrowableOfType(
                ProvisioningException.class, () -> MinimumServer.checkDeclaration(Bridges.withMaxDeliver(4)));

        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused).hasMessageContaining("5 backoff steps for max_deliver 4");
    }
}
