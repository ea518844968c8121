package dev.drawbridge.selftest.provisioners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Two provisioners at work on the same server, which tell each other of themselves by files, so that they meet each time
 * that there are two.
 */
final class Meeting implements AutoCloseable {

    private static final Duration COMPANY = Duration.ofSeconds(5);
    private static final Duration END = Duration.ofSeconds(30);

    private final Path first;
    private final List<Path> own;
    private final boolean second;
    private final boolean met;

    private Meeting(Path first, List<Path> own, boolean second, boolean met) {
        this.first = first;
        this.own = own;
        this.second = second;
        this.met = met;
    }

    /** Says that this one is here, until it is closed; the first one waits for another a while. */
    static Meeting begin(Told told) throws IOException {
        Path place = Path.of(
                told.variable("TMPDIR"), "meeting-" + told.variable("NATS_URL").replaceAll("\\W+", "-"));
        Path one = place.resolveSibling(place.getFileName() + ".one");
        Path other = place.resolveSibling(place.getFileName() + ".other");
        if (claim(one)) {
            return new Meeting(one, List.of(one), false, within(COMPANY, () -> Files.exists(other)));
        }
        return new Meeting(one, claim(other) ? List.of(other) : List.of(), true, true);
    }

    /** Whether there are two. */
    boolean met() {
        return met;
    }

    /** Whether the other one was here before. */
    boolean isSecond() {
        return second;
    }

    /** Waits until the first one is done; false when that takes too long. */
    boolean firstHasEnded() {
        // The file of one that has ended is gone.
        return within(END, () -> !Files.exists(first));
    }

    @Override
    public void close() throws IOException {
        for (Path mine : own) {
            Files.deleteIfExists(mine);
        }
    }

    /** Makes the file; false when it was there. */
    private static boolean claim(Path file) throws IOException {
        return file.toFile().createNewFile();
    }

    private static boolean within(Duration patience, BooleanSupplier holds) {
        try {
            Awaitility.await().atMost(patience).pollDelay(Duration.ZERO).until(holds::getAsBoolean);
            return true;
        } catch (ConditionTimeoutException alone) {
            return false;
        }
    }
}
