package dev.drawbridge.referenceapp.sync.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

class DatabaseTest {
    private final Database database = new Database();

    private Supplier<String> failing(int times, RuntimeException error, boolean away) {
        AtomicInteger tries = new AtomicInteger();
        return () -> {
            assertThat(database.isAway()).isEqualTo(away && tries.get() > 0);
            if (tries.getAndIncrement() < times) {
                throw error;
            }
            return "done after " + tries.get();
        };
    }

    @Test
    void work_waits_for_a_database_that_is_away_and_meanwhile_nothing_is_received() {
        assertThat(database.whenPossible(failing(2, new DataAccessResourceFailureException("gone"), true)))
                .isEqualTo("done after 3");
        assertThat(database.isAway()).isFalse();
    }

    @Test
    void a_lock_that_somebody_holds_is_waited_for_while_the_others_go_on() {
        assertThat(database.whenPossible(failing(1, new CannotAcquireLockException("deadlock"), false)))
                .isEqualTo("done after 2");
    }

    @Test
    void what_the_database_refuses_is_the_works_own_fault() {
        assertThatThrownBy(() ->
                        database.whenPossible(failing(1, new DataIntegrityViolationException("no such parent"), false)))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void a_stop_ends_the_wait() {
        database.stopWaiting();
        assertThatThrownBy(
                        () -> database.whenPossible(failing(9, new DataAccessResourceFailureException("gone"), false)))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(database.isAway()).isFalse();
    }
}
