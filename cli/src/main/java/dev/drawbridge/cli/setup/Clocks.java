package dev.drawbridge.cli.setup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether somebody else's clock says what this machine's does. */
final class Clocks {

    /** More than an answer takes on its way, and more than HTTP, which tells whole seconds, leaves out. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private Clocks() {}

    /** A note when they are apart: a run still works, and what it says of times is off by as much. */
    static List<Finding> apart(String whose, Instant told, Instant now) {
        Duration apart = Duration.between(now, told).abs();
        return apart.compareTo(TOLERANCE) <= 0
                ? List.of()
                : List.of(Finding.note(
                        "clock",
                        whose + " says " + told + ", " + apart.toSeconds() + " s apart from this machine",
                        "synchronize the two: which change wins is decided by time"));
    }
}
