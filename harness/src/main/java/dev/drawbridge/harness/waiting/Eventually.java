package dev.drawbridge.harness.waiting;

import dev.drawbridge.harness.EnvironmentException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
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
        Looks<T> looks = new Looks<>(look, wanted);
        if (!looks.go(atMost)) {
            throw new AssertionError(
                    "expected " + expected + " within " + atMost.toSeconds() + " s; last seen: " + words(looks.seen));
        }
        return looks.last();
    }

    /**
     * Waits until what is looked at is as wanted, or the time is over, and returns what was seen last: for a check that says
     * itself what is wrong with it.
     *
     * @param look looks once; an {@link EnvironmentException} counts as "not yet", and is thrown when it was the last
     */
    public static <T> T lastSeen(Duration atMost, Supplier<T> look, Predicate<T> wanted) {
        Looks<T> looks = new Looks<>(look, wanted);
        looks.go(atMost);
        return looks.last();
    }

    /** Looks again and again. */
    private static final class Looks<T> {

        private final Supplier<T> look;
        private final Predicate<T> wanted;
        private @Nullable T seen;
        private @Nullable EnvironmentException broken;

        Looks(Supplier<T> look, Predicate<T> wanted) {
            this.look = look;
            this.wanted = wanted;
        }

        /** Whether it was as wanted in time. */
        boolean go(Duration atMost) {
            try {
                // A thread of its own would be interrupted in the middle of its last look, and what that look says then
                // sounds like a broken environment.
                Awaitility.await()
                        .pollInSameThread()
                        .atMost(atMost)
                        .pollDelay(Duration.ZERO)
                        .pollInterval(INTERVAL)
                        .until(this::isAsWanted);
                return true;
            } catch (ConditionTimeoutException tooLate) {
                if (broken != null) {
                    throw broken;
                }
                return false;
            }
        }

        private boolean isAsWanted() {
            try {
                T found = look.get();
                seen = found;
                broken = null;
                return wanted.test(found);
            } catch (EnvironmentException notYet) {
                broken = notYet;
                return false;
            }
        }

        T last() {
            return Objects.requireNonNull(seen);
        }
    }

    private static Object words(@Nullable Object seen) {
        return seen == null || Optional.empty().equals(seen) ? "nothing" : seen;
    }

    /** Waits until there is something, and returns it. */
    public static <T> T some(String expected, Duration atMost, Supplier<Optional<T>> look) {
        return until(expected, atMost, look, Optional::isPresent).orElseThrow();
    }
}
