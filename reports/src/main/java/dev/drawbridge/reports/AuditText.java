package dev.drawbridge.reports;

import dev.drawbridge.permissions.audit.AuditResult;
import dev.drawbridge.permissions.audit.Finding;
import dev.drawbridge.permissions.audit.Severity;
import dev.drawbridge.permissions.residue.Residue;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** An audit for people: as text for the terminal, and as Markdown for a merge request or a job's summary. */
public final class AuditText {

    private AuditText() {}

    /** A paragraph for each finding, a line for what is left open, and one that says how it ended. */
    public static String of(AuditResult result, List<Residue> residues) {
        StringJoiner text = new StringJoiner("\n", findings(result), "");
        ResidueText.lines(residues).forEach(text::add);
        return text.add(conclusion(result)).toString();
    }

    /** A paragraph for each finding, an empty line after each. */
    static String findings(AuditResult result) {
        StringJoiner text = new StringJoiner("\n", "", "\n").setEmptyValue("");
        for (Finding each : result.findings()) {
            text.add(each.place() + ": " + level(each) + " " + each.requirement() + ", "
                    + each.kind().words());
            text.add("  " + each.message());
            if (!each.examples().isEmpty()) {
                text.add("  so it may: " + String.join("; ", each.examples()));
            }
            if (!each.opens().isEmpty()) {
                text.add("  fails besides: " + String.join(", ", each.opens()));
            }
            text.add("  mend it: " + each.remedy());
            text.add("");
        }
        return text.toString();
    }

    /** A table of the findings under one line that says how it ended. */
    public static String markdown(AuditResult result) {
        StringJoiner text = new StringJoiner("\n", "## Drawbridge: audit of permissions\n\n", "\n");
        text.add("**" + conclusion(result) + "**");
        if (!result.findings().isEmpty()) {
            text.add("");
            text.add("| where | level | requirement | what | found | mend it |");
            text.add("|---|---|---|---|---|---|");
        }
        for (Finding each : result.findings()) {
            text.add("| "
                    + String.join(
                            " | ",
                            cell(each.place().toString()),
                            level(each),
                            each.requirement(),
                            each.kind().words(),
                            cell(each.message()),
                            cell(each.remedy()))
                    + " |");
        }
        return text.toString();
    }

    /** One line: what was held against what, and how it ended. */
    public static String conclusion(AuditResult result) {
        long must = count(result, Severity.MUST);
        String found = must == 0 ? "no finding of level must" : Text.count(must, "finding") + " of level must";
        return found + ", " + count(result, Severity.SHOULD) + " of level should, "
                + Text.count(count(result, Severity.NOTE), "note") + "; "
                + (result.principals().isEmpty() ? "no users" : "users of " + String.join(", ", result.principals()))
                + " held against nats-server " + result.version();
    }

    private static long count(AuditResult result, Severity severity) {
        return result.findings().stream()
                .filter(each -> each.severity() == severity)
                .count();
    }

    private static String level(Finding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s*\\R\\s*", " ");
    }
}
