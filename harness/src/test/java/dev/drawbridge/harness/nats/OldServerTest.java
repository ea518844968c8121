package dev.drawbridge.harness.nats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("live")
final class OldServerTest {
    @Test
    void a_server_too_old_for_the_declared_backoff_can_be_had_on_purpose() throws Exception {
        ServerBinary found = ServerBinary.find(Requirement.tooOld());

        assertThat(found.version()).isLessThan(Requirement.OLDEST_USABLE);
    }
}
