package dev.drawbridge.harness.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.harness.EnvironmentException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventuallyTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void the_first_value_that_is_as_wanted_is_returned() {
        assertThat(Eventually.until("a third look", LONG, looks::incrementAndGet, look -> look >= 3))
                .isEqualTo(3);
        assertThat(looks).hasValue(3);
    }

    @Test
    void what_is_so_at_once_is_looked_at_once() {
        Eventually.until("anything", LONG, looks::incrementAndGet, look -> true);

        assertThat(looks).hasValue(1);
    }

    @Test
    void what_never_comes_blames_with_what_was_expected_and_the_last_value_seen() {
        assertThatThrownBy(() -> Eventually.until("the peer to show it", SHORT, () -> "404", "200"::equals))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected the peer to show it")
                .hasMessageContaining("last seen: 404");
    }

    @Test
    void a_broken_environment_is_waited_out() {
        assertThat(Eventually.until("an answer", LONG, this::brokenAtFirst, look -> true))
                .isEqualTo(3);
    }

    @Test
    void an_environment_that_stays_broken_is_an_error_and_blames_nobody() {
        assertThatThrownBy(() -> Eventually.until("an answer", SHORT, EventuallyTest::broken, look -> true))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("no answer");
    }

    @Test
    void an_environment_that_worked_again_blames_for_what_was_seen_then() {
        assertThatThrownBy(() -> Eventually.until("a fourth", SHORT, this::brokenAtFirst, look -> false))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("last seen");
    }

    @Test
    void a_look_that_the_end_of_the_patience_overtakes_is_not_cut_short() {
        assertThatThrownBy(() -> Eventually.until("a letter", SHORT, EventuallyTest::slowly, look -> false))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("last seen: looked to the end");
    }

    @Test
    void nothing_at_all_is_called_nothing() {
        assertThatThrownBy(() -> Eventually.some("a letter", SHORT, Optional::empty))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("last seen: nothing");
    }

    /** Takes longer than the patience, and like a request to a server does not bear to be interrupted. */
    private static String slowly() {
        java.util.concurrent.locks.LockSupport.parkNanos(SHORT.toNanos() * 2);
        if (Thread.interrupted()) {
            throw new EnvironmentException("interrupted", "a look", "look again");
        }
        return "looked to the end";
    }

    @Test
    void a_fault_of_the_look_itself_is_not_waited_out() {
        assertThatThrownBy(() -> Eventually.until(
                        "anything",
                        LONG,
                        () -> {
                            throw new IllegalStateException("a fault");
                        },
                        look -> true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a fault");
    }

    @Test
    void something_is_waited_for_until_it_is_there() {
        assertThat(Eventually.some(
                        "a second look",
                        LONG,
                        () -> Optional.of(looks.incrementAndGet()).filter(look -> look == 2)))
                .isEqualTo(2);
    }

    @Test
    void what_never_comes_is_returned_as_it_was_seen_last() {
        assertThat(Eventually.lastSeen(SHORT, looks::incrementAndGet, look -> false))
                .isEqualTo(looks.get())
                .isGreaterThan(1);
    }

    @Test
    void what_comes_late_is_waited_for_before_it_is_judged() {
        assertThat(Eventually.lastSeen(LONG, this::brokenAtFirst, look -> look == 4))
                .isEqualTo(4);
    }

    @Test
    void a_last_look_that_found_the_environment_broken_is_an_error() {
        assertThatThrownBy(() -> Eventually.lastSeen(SHORT, EventuallyTest::broken, look -> true))
                .isInstanceOf(EnvironmentException.class);
    }

    private int brokenAtFirst() {
        return looks.incrementAndGet() < 3 ? broken() : looks.get();
    }

    private static int broken() {
        throw new EnvironmentException("no answer", "127.0.0.1:1", "start it");
    }
}
