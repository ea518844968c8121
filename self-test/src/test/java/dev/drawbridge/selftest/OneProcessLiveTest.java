package dev.drawbridge.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.process.Commands;
import dev.drawbridge.reports.Report;
import dev.drawbridge.reports.RequirementVerdict;
import dev.drawbridge.reports.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system whose two sides are one process, which nothing forbids: only a run that is told addresses can meet one. */
@Tag("live")
class OneProcessLiveTest {

    /** What concerns both sides and needs no hold on either. */
    private static final List<String> SHOWN = List.of(
            "SYNC-01", "SYNC-02", "SYNC-03", "SYNC-04", "SYNC-05", "SYNC-06", "SYNC-07", "SYNC-08", "SYNC-09",
            "SYNC-13", "SYNC-16", "DLQ-01", "DLQ-02", "DLQ-03", "DLQ-04", "DLQ-05", "DLQ-08", "DLQ-09", "DLQ-12",
            "PERM-24", "PERM-29");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void both_sides_in_one_process_get_the_verdicts_of_two() throws IOException {
        try (SystemOfOthers system = SystemOfOthers.start(bridge -> bridge);
                OneProcess apps = OneProcess.of(system, folder)) {
            Path configuration = system.configuration(folder, apps.addresses());

            Commands.Outcome run = Children.patiently(
                    system.environment(),
                    "run",
                    "-c",
                    configuration.toString(),
                    "--tags",
                    "@delivery or @dlq or @PERM-24 or @PERM-29",
                    "-o",
                    folder.resolve("out").toString());

            assertThat(run.status()).as(run.output()).isZero();
            Report report = Written.report(folder);
            assertThat(report.requirements())
                    .filteredOn(row -> row.verdict() == Verdict.PASS)
                    .extracting(RequirementVerdict::id)
                    .containsExactlyInAnyOrderElementsOf(SHOWN);
            assertThat(report.requirements())
                    .filteredOn(row -> row.verdict() == Verdict.FAIL || row.verdict() == Verdict.ERROR)
                    .isEmpty();
        }
    }
}
