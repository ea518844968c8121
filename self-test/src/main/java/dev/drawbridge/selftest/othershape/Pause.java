package dev.drawbridge.selftest.othershape;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What a thread waits on between two looks at its work: for so long, or until it is told to look, or to end. */
final class Pause {

    private final Semaphore told = new Semaphore(0);
    private volatile boolean over;

    void await(Duration atMost) {
        try {
            if (!over && told.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                told.drainPermits();
            }
        } catch (InterruptedException e) {
            over = true;
        }
    }

    void look() {
        told.release();
    }

    void end() {
        over = true;
        told.release();
    }

    boolean isOver() {
        return over;
    }
}
