package dev.drawbridge.cli.up;

import dev.drawbridge.harness.EnvironmentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A process that may be met again by a later command: its number and when it started, because numbers are used again.
 *
 * @param start the boot's id and the start in the kernel's ticks; where there is no {@code /proc}, the start's instant
 */
record KnownProcess(long pid, String start) {

    private static final Path PROC = Path.of("/proc");
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration HARD = Duration.ofSeconds(10);

    /** The running process of that number; empty when there is none. */
    static Optional<KnownProcess> of(long pid) {
        return startOf(pid).map(start -> new KnownProcess(pid, start));
    }

    /** Whether this very process still runs; one that ended and waits for its parent to notice does not. */
    boolean runs() {
        return startOf(pid).filter(start::equals).isPresent();
    }

    /**
     * SIGTERM, SIGKILL after the patience; nothing when it has ended, also when its number is another's by now.
     *
     * @throws EnvironmentException when it survives both
     */
    void end(Duration patience) {
        if (runs()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        }
        if (!ends(patience)) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            if (!ends(HARD)) {
                throw new EnvironmentException(
                        "a process survives SIGKILL", "process " + pid, "look for a hanging disk or a debugger");
            }
        }
    }

    private boolean ends(Duration patience) {
        try {
            Awaitility.await("the end of process " + pid)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .atMost(patience)
                    .until(() -> !runs());
            return true;
        } catch (ConditionTimeoutException stillThere) {
            return false;
        }
    }

    private static Optional<String> startOf(long pid) {
        if (!Files.isDirectory(PROC.resolve("self"))) {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .flatMap(process -> process.info().startInstant())
                    .map(Object::toString);
        }
        try {
            String stat = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            // Field 2 is the name in brackets and may hold blanks; 3 is the state, 22 the start (proc(5)).
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            boolean ended = fields[0].equals("Z") || fields[0].equals("X");
            return ended ? Optional.empty() : Optional.of(boot() + "/" + fields[19]);
        } catch (IOException | IndexOutOfBoundsException gone) {
            return Optional.empty();
        }
    }

    /** Ticks count from the boot, and a state file outlives it. */
    private static String boot() throws IOException {
        return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
    }
}
