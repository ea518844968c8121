package dev.drawbridge.referenceapp.sync.inbox;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

/**
 * Waits for the database in place of the messages: to send them back while it is away would use up their deliveries and
 * dead-letter sound events for an outage that is not theirs.
 */
@Component
class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final long PAUSE_MS = 200;

    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean stopping;

    /** True while somebody waits for it to come back: nothing more may be received. */
    boolean isAway() {
        return waiting.get() > 0;
    }

    /** Does the work as soon as the database lets it; throws what is the work's own fault, and all at a stop. */
    <T> T whenPossible(Supplier<T> work) {
        boolean away = false;
        try {
            while (true) {
                try {
                    return work.get();
                } catch (CannotCreateTransactionException
                        | DataAccessResourceFailureException
                        | TransactionSystemException e) {
                    if (stopping) {
                        throw e;
                    }
                    if (!away) {
                        away = true;
                        waiting.incrementAndGet();
                        LOG.warn(
                                "waiting for the database: {}; nothing is received meanwhile",
                                Failure.of(e).type());
                    }
                } catch (TransientDataAccessException | TransactionTimedOutException e) {
                    // A deadlock, or a lock that somebody holds for long: the others can go on.
                    if (stopping) {
                        throw e;
                    }
                    LOG.warn(
                            "the database is busy ({}); trying again",
                            Failure.of(e).type());
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MS));
            }
        } finally {
            if (away) {
                waiting.decrementAndGet();
            }
        }
    }

    /** Ends every wait with the error that it is for. */
    void stopWaiting() {
        stopping = true;
    }
}
