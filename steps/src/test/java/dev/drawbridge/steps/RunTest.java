package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunTest {

    private static final RunSettings SETTINGS = new RunSettings(Path.of("target"), "", null, false, 1, false);

    @BeforeEach
    void whatever_another_test_began_has_ended() {
        Run.current().close();
    }

    @Test
    void a_jvm_holds_one_run_at_a_time() {
        try (Run first = Run.begin(SETTINGS)) {
            assertThat(Run.current()).isSameAs(first);
            assertThatThrownBy(() -> Run.begin(SETTINGS))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("one JVM holds one run at a time");
        }
    }

    @Test
    void a_run_follows_one_that_has_ended_and_has_a_word_of_its_own() {
        String word;
        try (Run first = Run.begin(SETTINGS)) {
            word = first.word();
        }
        try (Run second = Run.begin(SETTINGS)) {
            assertThat(second.word()).hasSize(8).isNotEqualTo(word);
            assertThat(Names.unique()).startsWith(second.word());
        }
    }
}
