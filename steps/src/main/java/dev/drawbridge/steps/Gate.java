package dev.drawbridge.steps;

import dev.drawbridge.reports.ExitStatus;
import dev.drawbridge.reports.Report;
import dev.drawbridge.reports.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Ends a build with the status that the report names, and with an environment error where there is no report: a run
 * that was cut short must not look like one that passed.
 */
public final class Gate {

    private Gate() {}

    public static void main(String[] arguments) {
        Path report = RunSettings.fromSystem().output().resolve("report.json");
        OptionalInt status = statusOf(report);
        if (status.isEmpty()) {
            System.err.println(noReport(report));
        }
        System.exit(status.orElse(ExitStatus.ENVIRONMENT.code()));
    }

    /** The exit status that a report names; empty when it cannot be read. */
    static OptionalInt statusOf(Path file) {
        return reportAt(file)
                .map(report -> OptionalInt.of(report.exitStatus().code()))
                .orElse(OptionalInt.empty());
    }

    /** A report; empty when it cannot be read. */
    static Optional<Report> reportAt(Path file) {
        try {
            return Optional.of(ReportJson.read(Files.readString(file)));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** What to say where a run has left none. */
    static String noReport(Path file) {
        return "drawbridge: no report at " + file + ": the run was cut short; see the lines above (status "
                + ExitStatus.ENVIRONMENT.code() + ")";
    }
}
