package dev.drawbridge.harness.waiting;

import dev.drawbridge.harness.EnvironmentException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.pollinterval.IterativePollInterval;
import org.awaitility.pollinterval.PollInterval;
import org.jspecify.annotations.Nullable;

/** Waits for a state that must come. */
public final class Eventually {

    private static final Duration SHORTEST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofMillis(250);

    /** Soon at first, since most things come at once, and ever more seldom: many wait at the same time. */
    private static final PollInterval INTERVAL = IterativePollInterval.iterative(
            last -> last.compareTo(LONGEST) < 0 ? last.multipliedBy(3).dividedBy(2) : LONGEST, SHORTEST);

    private Eventually() {}

    /**
     * Waits until what is looked at is as wanted, and returns it.
     *
     * @param expected what is waited for, as the end of "expected …"
     * @param look looks once; an {@link EnvironmentException} counts as "not yet", and is thrown when it was the last
     * @throws AssertionError with the last value seen, when it never was as wanted
     */
    public static <T> T until(String expected, Duration atMost, Supplier<T> look, Predicate<T> wanted) {
        AtomicReference<@Nullable T> seen = new AtomicReference<>();
        AtomicReference<@Nullable EnvironmentException> broken = new AtomicReference<>();
        try {
            Awaitility.await(expected)
                    // A thread of its own would be interrupted in the middle of its last look, and what that look says
                    // then sounds like a broken environment.
                    .pollInSameThread()
                    .atMost(atMost)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(INTERVAL)
                    .until(() -> {
                        try {
                            T found = look.get();
                            seen.set(found);
                            broken.set(null);
                            return wanted.test(found);
                        } catch (EnvironmentException notYet) {
                            broken.set(notYet);
                            return false;
                        }
                    });
        } catch (ConditionTimeoutException tooLate) {
            EnvironmentException last = broken.get();
            if (last != null) {
                throw last;
            }
            throw new AssertionError(
                    "expected " + expected + " within " + atMost.toSeconds() + " s; last seen: " + words(seen.get()),
                    tooLate);
        }
        return Objects.requireNonNull(seen.get());
    }

    private static Object words(@Nullable Object seen) {
        return seen == null || Optional.empty().equals(seen) ? "nothing" : seen;
    }

    /** Waits until there is something, and returns it. */
    public static <T> T some(String expected, Duration atMost, Supplier<Optional<T>> look) {
        return until(expected, atMost, look, Optional::isPresent).orElseThrow();
    }
}
