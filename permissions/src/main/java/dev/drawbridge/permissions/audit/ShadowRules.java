package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.Direction;
import dev.drawbridge.permissions.Rights;
import dev.drawbridge.permissions.SubjectSet;
import dev.drawbridge.permissions.Subjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Entries that do not do what they seem to: covered by others, or not applied by the server in use. */
final class ShadowRules {

    private final Judged judged;
    private final Findings findings;

    ShadowRules(Judged judged, Findings findings) {
        this.judged = judged;
        this.findings = findings;
    }

    void check() {
        for (Direction direction : Direction.values()) {
            PlacedSide side = judged.user().permissions().side(direction);
            SubjectSet needed = judged.needed(direction);
            // What is needed and denied is told as an under-grant.
            side.allowed().stream()
                    .filter(rule -> !needed.overlaps(SubjectSet.of(rule.subject())))
                    .forEach(rule -> denied(rule, side));
            side.deny().forEach(rule -> denyingNothing(rule, side));
            side.allowed().forEach(rule -> repeated(rule, side.allowed()));
        }
        notApplied();
    }

    private void denied(PlacedRule rule, PlacedSide side) {
        if (rule.rule().queue() == null
                && SubjectSet.of(rule.subject()).without(side.denied()).isEmpty()) {
            note(
                    rule,
                    "is allowed " + rule.rule() + " to no effect: the deny list has all of it",
                    "remove one of them");
        }
    }

    private void denyingNothing(PlacedRule rule, PlacedSide side) {
        if (side.allow() != null
                && side.allowed().stream().noneMatch(each -> Subjects.overlaps(each.subject(), rule.subject()))) {
            note(rule, "is denied " + rule.rule() + " to no effect: nothing of it is allowed", "remove it");
        }
    }

    private void repeated(PlacedRule rule, List<PlacedRule> all) {
        long before = all.subList(0, all.indexOf(rule)).stream()
                .filter(each -> each.rule().equals(rule.rule()))
                .count();
        if (before > 0) {
            note(rule, "is allowed " + rule.rule() + " more than once", "remove one of them");
        }
    }

    private void note(PlacedRule rule, String message, String remedy) {
        findings.add(
                Kind.SHADOWED,
                Severity.NOTE,
                "PERM-21",
                judged.name(),
                rule.rule().toString(),
                rule.place(),
                judged.title() + " " + message,
                remedy);
    }

    /** Denied by what is written, and yet allowed by the server: see the habits of versions. */
    private void notApplied() {
        Rights rights = judged.user().permissions().rights();
        PlacedSide side = judged.user().permissions().publish();
        for (PlacedRule rule : side.deny()) {
            Optional<String> through = hidden(rule, side).stream()
                    .filter(subject -> rights.mayPublish(subject, judged.version()))
                    .findFirst();
            through.ifPresent(subject -> findings.add(
                    Kind.NOT_APPLIED,
                    judged.weight(),
                    judged.tooMuch(),
                    judged.name(),
                    rule.rule().toString(),
                    rule.place(),
                    judged.title() + " may publish " + subject + " although " + rule.rule() + " is denied: nats-server "
                            + judged.version() + " does not apply a last * where another denied entry goes on below"
                            + " the same word",
                    "use 2.11.12, 2.12.4 or later, or deny \"" + subject + "\" too"));
        }
    }

    /** What this denies, at the words where another entry goes on. */
    private static List<String> hidden(PlacedRule rule, PlacedSide side) {
        int length = Subjects.tokens(rule.subject()).size();
        List<String> subjects = new ArrayList<>();
        for (PlacedRule other : side.deny()) {
            List<String> tokens = Subjects.tokens(other.subject());
            if (tokens.size() > length) {
                String start = String.join(".", tokens.subList(0, length));
                Subjects.intersection(rule.subject(), start)
                        .map(each -> each.replace("*", "any"))
                        .filter(Subjects::isLiteral)
                        .ifPresent(subjects::add);
            }
        }
        return subjects;
    }
}
