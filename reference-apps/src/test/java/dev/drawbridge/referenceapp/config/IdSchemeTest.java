package dev.drawbridge.referenceapp.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdSchemeTest {
    @Test
    void the_two_sides_never_hand_out_the_same_id() {
        IdScheme a = IdScheme.of("system_a", "system_b");
        IdScheme b = IdScheme.of("system_b", "system_a");
        assertThat(a.start()).isEqualTo(1);
        assertThat(a.step()).isEqualTo(b.step());
        assertThat((b.start() - a.start()) % a.step()).isNotZero();
    }
}
