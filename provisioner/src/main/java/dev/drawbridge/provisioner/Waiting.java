package dev.drawbridge.provisioner;

import dev.drawbridge.provisioner.nats.NatsSession;
import dev.drawbridge.provisioner.nats.NatsTarget;
import dev.drawbridge.provisioner.nats.ServerException;
import dev.drawbridge.provisioner.nats.ServerException.Kind;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits, bounded, for what may still come up; says so every few seconds, and stops at once at what waiting can't mend. */
final class Waiting {

    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final long SAY_EVERY_NANOS = Duration.ofSeconds(3).toNanos();

    private final NatsTarget target;
    private final long deadline;
    private final Progress progress;
    private long said;

    Waiting(NatsTarget target, Duration longest, Progress progress) {
        this.target = target;
        this.deadline = System.nanoTime() + longest.toNanos();
        this.progress = progress;
        this.said = System.nanoTime() - SAY_EVERY_NANOS;
    }

    /** A thing that may fail for now. */
    interface Attempt<T> {
        T run() throws ServerException;
    }

    NatsSession connect() throws ServerException {
        return until(Kind.UNREACHABLE, () -> NatsSession.open(target));
    }

    /** What {@code attempt} returns, tried again while it fails with {@code curable} and time is left. */
    <T> T until(Kind curable, Attempt<T> attempt) throws ServerException {
        AtomicReference<@Nullable T> result = new AtomicReference<>();
        AtomicReference<@Nullable ServerException> failure = new AtomicReference<>();
        try {
            Awaitility.await("NATS at " + target.url())
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(BETWEEN)
                    .atMost(Duration.ofNanos(Math.max(deadline - System.nanoTime(), BETWEEN.toNanos() * 2)))
                    .until(() -> tried(curable, attempt, result, failure));
        } catch (ConditionTimeoutException tooLong) {
            // the last failure says why
        }
        T value = result.get();
        if (value != null) {
            return value;
        }
        ServerException last = failure.get();
        if (last == null) {
            throw new IllegalStateException("waiting ended without a reason");
        }
        throw last;
    }

    private <T> boolean tried(
            Kind curable,
            Attempt<T> attempt,
            AtomicReference<@Nullable T> result,
            AtomicReference<@Nullable ServerException> failure) {
        try {
            result.set(attempt.run());
            return true;
        } catch (ServerException failed) {
            failure.set(failed);
            if (failed.kind() != curable) {
                return true;
            }
            if (System.nanoTime() - said >= SAY_EVERY_NANOS) {
                said = System.nanoTime();
                long left = Math.max(0, Duration.ofNanos(deadline - said).toSeconds());
                progress.waiting(target.url(), String.valueOf(failed.getMessage()), left);
            }
            return false;
        }
    }
}
