package dev.drawbridge.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class KnownProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void a_process_is_ended_and_known_to_have_ended() throws IOException {
        Process sleeper = sleeper();
        KnownProcess known = KnownProcess.of(sleeper.pid()).orElseThrow();
        assertThat(known.runs()).isTrue();

        known.end(PATIENCE);

        assertThat(known.runs()).isFalse();
        assertThat(sleeper.onExit().orTimeout(20, TimeUnit.SECONDS).join().isAlive())
                .isFalse();
    }

    @Test
    void one_that_ignores_the_polite_signal_is_ended_all_the_same() throws IOException {
        Process stubborn =
                new ProcessBuilder("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 1; done").start();
        stubborn.inputReader().readLine();

        KnownProcess known = KnownProcess.of(stubborn.pid()).orElseThrow();
        known.end(Duration.ofMillis(200));

        assertThat(known.runs()).isFalse();
    }

    @Test
    void a_stranger_that_has_the_number_now_is_left_alone() throws IOException {
        Process stranger = sleeper();
        try {
            KnownProcess before = new KnownProcess(stranger.pid(), "another start");

            before.end(PATIENCE);

            assertThat(before.runs()).isFalse();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    private static Process sleeper() throws IOException {
        return new ProcessBuilder("sleep", "600").start();
    }
}
