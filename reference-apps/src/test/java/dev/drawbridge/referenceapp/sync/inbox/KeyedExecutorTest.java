package dev.drawbridge.referenceapp.sync.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyedExecutorTest {
    private static final int MANY = 2_000;
    private final KeyedExecutor executor = new KeyedExecutor(4, "test");

    @AfterEach
    void end() {
        executor.shutdown();
    }

    @Test
    void tasks_of_one_key_run_one_after_the_other_in_their_order() throws InterruptedException {
        List<Integer> order = new CopyOnWriteArrayList<>();
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(MANY);
        for (int i = 0; i < MANY; i++) {
            int number = i;
            executor.execute("one", () -> {
                most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                order.add(number);
                atOnce.decrementAndGet();
                done.countDown();
            });
        }
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(order).isSorted().hasSize(MANY);
        assertThat(most).hasValue(1);
    }

    @Test
    void a_task_that_waits_holds_up_its_own_key_only() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch other = new CountDownLatch(1);
        CountDownLatch behind = new CountDownLatch(1);
        executor.execute("stuck", () -> await(stuck));
        executor.execute("stuck", behind::countDown);
        executor.execute("other", other::countDown);
        assertThat(other.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(behind.getCount()).isEqualTo(1);
        stuck.countDown();
        assertThat(behind.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_task_that_throws_does_not_end_its_key() throws InterruptedException {
        CountDownLatch behind = new CountDownLatch(1);
        executor.execute("one", () -> {
            throw new IllegalStateException("on purpose");
        });
        executor.execute("one", behind::countDown);
        assertThat(behind.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
