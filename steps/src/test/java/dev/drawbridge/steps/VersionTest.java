package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionTest {

    @Test
    void outside_of_a_jar_it_says_that_it_is_a_development() {
        assertThat(Version.ofSuite()).isEqualTo("development");
    }
}
