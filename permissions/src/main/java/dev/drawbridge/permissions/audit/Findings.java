package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.Denial;
import dev.drawbridge.permissions.conf.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects findings, each worded and placed. */
final class Findings {

    private static final int EXAMPLES = 4;

    private final List<Finding> all = new ArrayList<>();

    List<Finding> all() {
        return List.copyOf(all);
    }

    void add(
            Kind kind,
            Severity severity,
            String requirement,
            String principal,
            String subject,
            Place place,
            String message,
            String remedy) {
        add(kind, severity, requirement, principal, subject, place, message, remedy, List.of());
    }

    /** As above, with what it opens: the denials that fail because of it. */
    void add(
            Kind kind,
            Severity severity,
            String requirement,
            String principal,
            String subject,
            Place place,
            String message,
            String remedy,
            Collection<Denial> opened) {
        List<String> opens = opened.stream()
                .map(Denial::requirement)
                .filter(each -> !each.equals(requirement))
                .distinct()
                .sorted()
                .toList();
        all.add(new Finding(
                kind, severity, requirement, principal, subject, message, remedy, opens, examples(opened), place));
    }

    /** The first of each requirement, then of the rest. */
    private static List<String> examples(Collection<Denial> opened) {
        List<String> examples = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (Denial denial : opened) {
            if (!seen.contains(denial.requirement()) && examples.size() < EXAMPLES) {
                seen.add(denial.requirement());
                examples.add(words(denial));
            }
        }
        for (Denial denial : opened) {
            if (examples.size() < EXAMPLES && !examples.contains(words(denial))) {
                examples.add(words(denial));
            }
        }
        return examples;
    }

    private static String words(Denial denial) {
        return denial.what() + " (" + denial.subject() + ")";
    }
}
