package dev.drawbridge.reports;

import static java.util.stream.Collectors.joining;

/** The report as a short Markdown text, for a merge request or a job's summary. */
final class MarkdownSummary {

    private MarkdownSummary() {}

    static String of(Report report) {
        String head = "## Drawbridge: " + cell(report.implementation().name()) + "\n\n**" + cell(report.conclusion())
                + "**\n\n| profile | standing | pass | fail | error | unverifiable | not claimed | untested |\n"
                + "|---|---|--:|--:|--:|--:|--:|--:|\n"
                + report.profiles().stream().map(MarkdownSummary::profile).collect(joining());
        String rows = report.requirements().stream()
                .filter(RowView::isTrouble)
                .map(row -> "| " + row.id() + " | " + row.level().label() + " | "
                        + row.verdict().words() + " | "
                        + cell(row.requirement()) + " | " + cell(row.reason())
                        + (row.known() == null ? "" : cell(" (" + row.known() + ")"))
                        + " |\n")
                .collect(joining());
        String troubles = rows.isEmpty()
                ? ""
                : "\n| id | level | verdict | requirement | reason |\n|---|---|---|---|---|\n" + rows;
        String problems = report.problems().stream()
                .map(problem -> "- " + problem.message() + "\n")
                .collect(joining());
        return head + troubles + (problems.isEmpty() ? "" : "\n" + problems) + "\n"
                + report.coverage().executed() + " of " + report.coverage().planned()
                + " planned scenarios executed"
                + (report.waits() == null ? "" : ", " + report.waits()) + ". Reproduce: `" + report.reproduce() + "`\n";
    }

    private static String profile(ProfileVerdict profile) {
        return "| " + profile.profile() + " | " + profile.standing().label().replace('-', ' ') + " | " + profile.pass()
                + " | " + profile.fail() + " | " + profile.error() + " | " + profile.unverifiable() + " | "
                + profile.notClaimed() + " | " + profile.untested() + " |\n";
    }

    /** One line, without what would end a cell of a table. */
    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s*\\R\\s*", " ");
    }
}
