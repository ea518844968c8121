package dev.drawbridge.referenceapp.sync.inbox;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs tasks on a few threads: those of one key one after the other in the order in which they came, those of different
 * keys at the same time. It holds no more tasks than its caller has messages in hand, so it needs no bound of its own.
 */
final class KeyedExecutor {
    private final Map<String, Queue<Runnable>> waiting = new HashMap<>();
    private final ExecutorService threads;

    KeyedExecutor(int size, String name) {
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newFixedThreadPool(size, task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    void execute(String key, Runnable task) {
        synchronized (waiting) {
            Queue<Runnable> behind = waiting.get(key);
            if (behind != null) {
                behind.add(task);
                return;
            }
            waiting.put(key, new ArrayDeque<>());
        }
        run(key, task);
    }

    private void run(String key, Runnable task) {
        threads.execute(() -> {
            try {
                task.run();
            } finally {
                next(key);
            }
        });
    }

    private void next(String key) {
        Runnable task;
        synchronized (waiting) {
            Queue<Runnable> behind = waiting.get(key);
            task = behind == null ? null : behind.poll();
            if (task == null) {
                waiting.remove(key);
                return;
            }
        }
        run(key, task);
    }

    /** Ends the threads; a task under way is interrupted, one that waits is not begun. */
    void shutdown() {
        synchronized (waiting) {
            waiting.clear();
        }
        threads.shutdownNow();
    }
}
