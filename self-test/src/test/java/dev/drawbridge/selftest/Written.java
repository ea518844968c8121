package dev.drawbridge.selftest;

import dev.drawbridge.reports.Report;
import dev.drawbridge.reports.ReportJson;
import dev.drawbridge.reports.RequirementVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a run has written into the folder {@code out} of a test's folder. */
final class Written {

    private Written() {}

    static Report report(Path folder) throws IOException {
        return ReportJson.read(Files.readString(folder.resolve("out/report.json")));
    }

    /** What it says of a requirement, which must be in it. */
    static RequirementVerdict row(Path folder, String id) throws IOException {
        return row(report(folder), id);
    }

    static RequirementVerdict row(Report report, String id) {
        return report.requirements().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
