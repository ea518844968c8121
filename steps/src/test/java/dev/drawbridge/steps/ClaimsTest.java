package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    @Test
    void what_is_claimed_is_judged() {
        assertThat(Claims.missingIn(List.of("push", "replicas"))).doesNotContainKey("SYNC-15");
    }

    @Test
    void what_is_not_claimed_is_named_with_the_claim_that_is_missing() {
        assertThat(Claims.missingIn(List.of())).containsEntry("SYNC-15", "the configuration does not claim replicas");
    }
}
