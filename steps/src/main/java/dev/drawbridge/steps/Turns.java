package dev.drawbridge.steps;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Who may use the one bridge of a system that runs already: all scenarios at once, but for those that disturb it, flood it
 * or may do it harm, which have it to themselves. Where a run starts bridges, those have one that is kept for them.
 */
final class Turns {

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

    /**
     * Waits for a turn beside others.
     *
     * @return what ends it, by the same thread
     */
    Runnable takeShared() {
        return take(lock.readLock());
    }

    /**
     * Waits until nobody else has a turn.
     *
     * @return what ends it, by the same thread
     */
    Runnable takeAlone() {
        return take(lock.writeLock());
    }

    private static Runnable take(Lock turn) {
        turn.lock();
        return turn::unlock;
    }
}
