package dev.drawbridge.harness.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.harness.EnvironmentException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoTest {

    private final AtomicInteger made = new AtomicInteger();

    @Test
    void it_is_made_once_however_many_come_at_the_same_time() throws Exception {
        Memo<Integer> memo = new Memo<>(made::incrementAndGet);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> seen = IntStream.range(0, 8)
                    .mapToObj(each -> threads.submit(() -> {
                        start.await();
                        return memo.get();
                    }))
                    .toList();
            start.countDown();
            for (Future<Integer> each : seen) {
                assertThat(each.get()).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void a_failure_is_remembered_so_that_what_cannot_be_made_is_tried_once() {
        Memo<Integer> memo = new Memo<>(() -> {
            made.incrementAndGet();
            throw new IllegalStateException("no server");
        });

        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(memo::get).hasMessage("no server");
        }
        assertThat(made).hasValue(1);
        assertThat(memo.ifMade()).isEmpty();
        memo.close();
    }

    @Test
    void closing_makes_nothing() {
        Memo<Integer> memo = new Memo<>(made::incrementAndGet);

        memo.close();

        assertThat(made).hasValue(0);
        assertThat(memo.ifMade()).isEmpty();
    }

    @Test
    void what_was_made_is_closed_if_it_can_be() {
        Memo<AutoCloseable> closeable = new Memo<>(() -> made::incrementAndGet);
        Memo<String> text = new Memo<>(() -> "nothing to close");
        closeable.get();
        text.get();

        closeable.close();
        text.close();

        assertThat(made).hasValue(1);
    }

    @Test
    void a_failure_to_close_is_an_error_of_the_environment() {
        Memo<AutoCloseable> memo = new Memo<>(() -> () -> {
            throw new IOException("still held");
        });
        memo.get();

        assertThatThrownBy(memo::close).isInstanceOf(EnvironmentException.class).hasMessageContaining("still held");
    }
}
