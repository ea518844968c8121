package dev.drawbridge.cli.setup;

import dev.drawbridge.harness.environment.Java;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What every run needs of this machine, whatever the configuration says. */
final class MachineChecks {

    /** A run's PostgreSQL, stores and logs take a quarter of it. */
    private static final long LEAST_FREE_MB = 500;

    private static final long MB = 1024L * 1024;

    private MachineChecks() {}

    static List<Check> all() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        return List.of(
                Check.here("Java", MachineChecks::java),
                Check.here("clock", () -> clock(Instant.now(), built())),
                Check.here("run folder", () -> writable(temporary)),
                Check.here("free disk", () -> free(temporary, LEAST_FREE_MB)));
    }

    private static Finding java() {
        return Files.isExecutable(Path.of(Java.executable()))
                ? Finding.ok("Java", Runtime.version() + " (" + System.getProperty("java.home") + ")")
                : Finding.lacks(
                        "Java",
                        Java.executable() + " can't be executed, and a run starts programs with it",
                        "install a JDK 17 or later, and set JAVA_HOME to it");
    }

    /** @param built when this program was: no clock that is right is behind it */
    static Finding clock(Instant now, Instant built) {
        String said = now.truncatedTo(ChronoUnit.SECONDS).toString();
        return now.isBefore(built)
                ? Finding.lacks(
                        "clock", said + " is before this program was built, " + built, "set this machine's clock")
                : Finding.ok("clock", said);
    }

    private static Instant built() {
        try {
            Path program = Path.of(MachineChecks.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.getLastModifiedTime(program).toInstant();
        } catch (IOException | URISyntaxException unknown) {
            return Instant.EPOCH;
        }
    }

    static Finding writable(Path folder) {
        try {
            Files.delete(Files.createTempDirectory(folder, "drawbridge-doctor-"));
            return Finding.ok("run folder", "below " + folder);
        } catch (IOException refused) {
            return Finding.lacks(
                    "run folder",
                    "no folder can be made in " + folder + " (" + refused + ")",
                    "make it writable, or name another one with JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER");
        }
    }

    static Finding free(Path folder, long leastMb) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace() / MB;
            return free < leastMb
                    ? Finding.lacks(
                            "free disk",
                            free + " MB at " + folder + ", a run takes up to " + leastMb,
                            "free some, or name another folder with JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER")
                    : Finding.ok("free disk", free + " MB at " + folder);
        } catch (IOException unknown) {
            return Finding.note("free disk", "can't be told of " + folder + " (" + unknown + ")", "");
        }
    }
}
