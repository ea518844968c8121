package dev.drawbridge.reports;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.stream.Stream;

/** The report in a few lines for a terminal: counts, what fails and why, and how the run ends. */
public final class ConsoleSummary {

    private final Masker masker;

    public ConsoleSummary(Masker masker) {
        this.masker = masker;
    }

    /** The summary, ending with the line that names the exit status; lines end with a line feed. */
    public String of(Report report) {
        String text = Stream.of(
                        report.requirements().stream()
                                .filter(RowView::isTrouble)
                                .map(ConsoleSummary::trouble),
                        report.problems().stream().map(problem -> problem.message() + "\n"),
                        Stream.of(
                                counts(report) + "\n" + coverage(report), "drawbridge: " + report.conclusion() + "\n"))
                .flatMap(lines -> lines)
                .collect(joining("\n"));
        return masker.mask(text);
    }

    /** What is wrong with one requirement, and where to look: several lines, not masked. */
    public static String trouble(RequirementVerdict row) {
        String head = row.verdict() == Verdict.ERROR ? "error, no verdict: " : "";
        String known = row.known() == null ? "" : "  " + row.known() + "\n";
        String level = row.level() == Level.MUST ? "" : " (" + row.level().label() + ")";
        String seen = row.evidence().stream()
                .limit(3)
                .map(evidence ->
                        "  " + evidence.kind() + ": " + evidence.text().strip().replace("\n", "\n    ") + "\n")
                .collect(joining());
        return row.id() + level + " " + Text.withoutFinalStop(row.requirement()) + ":\n  " + head + row.reason() + "\n"
                + seen + known + (row.verdict() == Verdict.FAIL ? "  " + row.check() + "\n" : "");
    }

    private static String counts(Report report) {
        return Arrays.stream(Verdict.values())
                .map(verdict -> report.requirements().stream()
                                .filter(row -> row.verdict() == verdict)
                                .count()
                        + " " + verdict.words())
                .collect(joining(", ", "requirements: ", ""));
    }

    private static String coverage(Report report) {
        return "scenarios: " + report.coverage().executed() + " of "
                + report.coverage().planned() + " executed\n"
                + (report.waits() == null ? "" : "took: " + report.waits() + "\n");
    }
}
