package dev.drawbridge.harness.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("live")
final class OldServerTest {
    @Test
    void a_server_too_old_for_the_declared_backoff_can_be_had_on_purpose() throws Exception {
        assumeTrue(AptSources.in(Path.of("/etc/apt")).isPresent(), "needs a distribution with a package archive");

        ServerBinary found = ServerBinary.find(Requirement.tooOld());

        assertThat(found.version()).isLessThan(Requirement.OLDEST_USABLE);
    }
}
