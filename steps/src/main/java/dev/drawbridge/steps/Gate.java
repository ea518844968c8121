package dev.drawbridge.steps;

import dev.drawbridge.reports.ExitStatus;
import dev.drawbridge.reports.Report;
import dev.drawbridge.reports.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            System.err.println("drawbridge: no report at " + report + ": the run was cut short; see the lines above"
                    + " (status " + ExitStatus.ENVIRONMENT.code() + ")");
        }
        System.exit(status.orElse(ExitStatus.ENVIRONMENT.code()));
    }

    /** The exit status that a report names; empty when it cannot be read. */
    static OptionalInt statusOf(Path file) {
        try {
            Report report = ReportJson.read(Files.readString(file));
            return OptionalInt.of(report.exitStatus().code());
        } catch (IOException | RuntimeException unreadable) {
            return OptionalInt.empty();
        }
    }
}
