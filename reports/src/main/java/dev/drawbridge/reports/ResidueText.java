package dev.drawbridge.reports;

import dev.drawbridge.permissions.residue.Residue;
import java.util.List;

/** What permissions leave open, for people. */
public final class ResidueText {

    private ResidueText() {}

    /** A line for each. */
    static List<String> lines(List<Residue> residues) {
        return residues.stream()
                .map(each -> "left open, " + each.requirement() + ": " + each.what() + "; smaller by: " + each.advice())
                .toList();
    }

    /** As a report has them. */
    public static List<Finding> findings(List<Residue> residues) {
        return residues.stream()
                .map(each -> new Finding(
                        each.requirement(),
                        each.what(),
                        each.bound() + ". What closes it, or makes it smaller: " + each.advice(),
                        List.of(Evidence.of("settings", each.seen()))))
                .toList();
    }
}
