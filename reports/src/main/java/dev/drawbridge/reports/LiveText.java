package dev.drawbridge.reports;

import dev.drawbridge.permissions.live.Cell;
import dev.drawbridge.permissions.live.LiveResult;
import java.util.List;
import java.util.StringJoiner;

/** The audit of a running server for people, as text for the terminal and as Markdown. */
public final class LiveText {

    private LiveText() {}

    /** The findings, then the matrix as a line for each principal, and one line that says how it ended. */
    public static String of(LiveResult result) {
        StringJoiner text = new StringJoiner("\n");
        String findings = AuditText.findings(result.audit());
        if (!findings.isEmpty()) {
            text.add(findings.stripTrailing() + "\n");
        }
        matrix(result).forEach(text::add);
        result.notTried().forEach(each -> text.add("not tried: " + each));
        ResidueText.lines(result.residues()).forEach(text::add);
        return text.add(state(result)).add(AuditText.conclusion(result.audit())).toString();
    }

    /** A table of the findings, and the matrix under it. */
    public static String markdown(LiveResult result) {
        StringJoiner text = new StringJoiner("\n", AuditText.markdown(result.audit()) + "\n", "\n");
        matrix(result).forEach(each -> text.add("- " + each));
        result.notTried().forEach(each -> text.add("- not tried: " + each));
        ResidueText.lines(result.residues()).forEach(each -> text.add("- " + each));
        return text.add("- " + state(result)).toString();
    }

    private static List<String> matrix(LiveResult result) {
        return result.cells().stream()
                .map(Cell::principal)
                .distinct()
                .map(principal -> {
                    List<Cell> its = result.cells().stream()
                            .filter(cell -> cell.principal().equals(principal))
                            .toList();
                    List<Cell> needs = its.stream().filter(Cell::needed).toList();
                    List<Cell> beyond =
                            its.stream().filter(cell -> !cell.needed()).toList();
                    String permitted = needs.isEmpty() ? "" : right(needs) + " needs permitted, ";
                    return principal + ": " + permitted + right(beyond) + " attempts "
                            + (needs.isEmpty() ? "" : "beyond them ") + "refused";
                })
                .toList();
    }

    private static String right(List<Cell> cells) {
        return cells.stream().filter(Cell::isRight).count() + " of " + cells.size();
    }

    private static String state(LiveResult result) {
        return switch (result.state()) {
            case UNCHANGED -> "streams, consumers, messages and pending counts are what they were";
            case CHANGED ->
                "streams or consumers are not what they were: somebody used them meanwhile, for no probe changes them";
            case NOT_SEEN -> "nobody may look at streams and consumers: give credentials of admin or observer";
        };
    }
}
