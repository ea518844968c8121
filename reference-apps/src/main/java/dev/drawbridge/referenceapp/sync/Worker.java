package dev.drawbridge.referenceapp.sync;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * A thread that works while the application runs, and rests until it is woken. It starts after the connection and stops
 * before it, so that its last work can still be acknowledged.
 */
public abstract class Worker implements SmartLifecycle {
    private final String name;
    private final Duration patience;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    /**
     * @param name the thread's
     * @param patience how long a stop waits for the work under way; less than the application's shutdown phase
     */
    protected Worker(String name, Duration patience) {
        this.name = name;
        this.patience = patience;
    }

    /** Works until {@link #isRunning()} is false or the thread is interrupted. */
    protected abstract void work() throws InterruptedException;

    /** Ends the current rest, or the next one. */
    public final void wake() {
        woken.release();
    }

    /** Waits that long at most, shorter when woken. */
    protected final void rest(long millis) throws InterruptedException {
        if (woken.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            woken.drainPermits();
        }
    }

    @Override
    public final void start() {
        running = true;
        Thread worker = new Thread(
                () -> {
                    try {
                        work();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        worker.setDaemon(true);
        thread = worker;
        worker.start();
    }

    @Override
    public void stop() {
        running = false;
        wake();
        Thread worker = thread;
        if (worker != null) {
            try {
                worker.join(patience.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public final boolean isRunning() {
        return running;
    }

    @Override
    public final int getPhase() {
        return 200;
    }
}
