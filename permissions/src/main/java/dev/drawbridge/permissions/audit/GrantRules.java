package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.Denial;
import dev.drawbridge.permissions.Direction;
import dev.drawbridge.permissions.Grant;
import dev.drawbridge.permissions.SubjectSet;
import dev.drawbridge.permissions.Subjects;
import dev.drawbridge.permissions.conf.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a user is granted beyond what its principal needs. */
final class GrantRules {

    private static final String EVERYBODYS_INBOX = "_INBOX.>";

    private final Judged judged;
    private final List<String> othersInboxes;
    private final Remedies remedies;
    private final Findings findings;

    GrantRules(Judged judged, List<String> othersInboxes, Remedies remedies, Findings findings) {
        this.judged = judged;
        this.othersInboxes = othersInboxes;
        this.remedies = remedies;
        this.findings = findings;
    }

    void check() {
        Permissions permissions = judged.user().permissions();
        Place block = permissions.place();
        if (block == null) {
            failsOpen(
                    "has no permissions: it may publish and subscribe everything",
                    judged.user().place(),
                    List.of(Direction.values()));
        }
        for (Direction direction : Direction.values()) {
            PlacedSide side = permissions.side(direction);
            if (block != null && side.allow() == null && !side.subjects().isEmpty()) {
                failsOpen(
                        openSide(side, direction), Objects.requireNonNullElse(side.place(), block), List.of(direction));
            }
            side.allowed().forEach(rule -> tooMuch(rule, side, direction));
        }
        Place responses = permissions.responses();
        if (responses != null) {
            findings.add(
                    Kind.OVER_GRANT,
                    judged.weight(),
                    judged.tooMuch(),
                    judged.name(),
                    "allow_responses",
                    responses,
                    judged.title() + " may answer whatever it receives, on subjects that nobody granted",
                    remedies.noAnswers(judged.user()));
        }
    }

    private static String openSide(PlacedSide side, Direction direction) {
        if (side.emptyList()) {
            return "has an empty list of what it may " + verb(direction) + ", and an empty list allows everything";
        }
        return side.deny().isEmpty()
                ? "is given no " + noun(direction) + " permissions, so it may " + verb(direction) + " everything"
                : "may " + verb(direction) + " everything that its deny list does not name";
    }

    private void failsOpen(String message, Place place, List<Direction> directions) {
        Map<Direction, List<String>> needed = new LinkedHashMap<>();
        directions.forEach(each -> needed.put(each, listed(each)));
        findings.add(
                Kind.FAILS_OPEN,
                judged.weight(),
                judged.tooMuch(),
                judged.name(),
                "",
                place,
                judged.title() + " " + message,
                remedies.list(judged.user(), needed),
                judged.opened().stream()
                        .filter(each -> directions.contains(each.direction()))
                        .toList());
    }

    private List<String> listed(Direction direction) {
        return judged.needs().of(direction).stream().map(Grant::permissionText).toList();
    }

    private void tooMuch(PlacedRule rule, PlacedSide side, Direction direction) {
        SubjectSet granted = SubjectSet.of(reach(rule, direction)).without(side.denied());
        SubjectSet needed = judged.needed(direction, rule.rule());
        if (granted.isEmpty() || needed.covers(granted)) {
            return;
        }
        List<Denial> opened = judged.opened().stream()
                .filter(each -> each.direction() == direction)
                .filter(each -> rule.rule().queue() == null || each.queue() != null)
                .filter(each -> Subjects.matches(rule.subject(), each.subject()))
                .toList();
        boolean inbox = direction == Direction.SUBSCRIBE && isInbox(rule.subject());
        findings.add(
                inbox ? Kind.SHARED_INBOX : Kind.OVER_GRANT,
                judged.weight(),
                inbox ? "PERM-13" : judged.tooMuch(),
                judged.name(),
                rule.rule().toString(),
                rule.place(),
                judged.title() + " may " + verb(direction) + " " + rule.rule() + message(inbox, rule, granted, needed),
                remedies.narrow(judged.user(), direction, rule.rule().toString(), narrower(rule, direction)),
                opened);
    }

    private String message(boolean inbox, PlacedRule rule, SubjectSet granted, SubjectSet needed) {
        if (inbox) {
            return ", on which others receive their replies";
        }
        boolean onlyTheQueue = judged.needed(Direction.SUBSCRIBE).covers(granted)
                && judged.needs().of(Direction.SUBSCRIBE).stream()
                        .anyMatch(need -> need.queue() != null && Subjects.overlaps(need.subject(), rule.subject()));
        return onlyTheQueue
                ? " in other ways than in its consumer's queue group"
                : ", which the bridge does not need, for instance "
                        + granted.beyond(needed).orElseThrow();
    }

    private List<String> narrower(PlacedRule rule, Direction direction) {
        if (direction == Direction.SUBSCRIBE && isInbox(rule.subject())) {
            return listed(Direction.SUBSCRIBE);
        }
        return judged.needs().of(direction).stream()
                .map(Grant::permissionText)
                .filter(need -> Subjects.overlaps(rule.subject(), need.split(" ", 2)[0]))
                .toList();
    }

    /** All that is heard with a subscription: a last {@code *} lets the rest in. */
    private static String reach(PlacedRule rule, Direction direction) {
        return direction == Direction.SUBSCRIBE ? Subjects.reach(rule.subject()) : rule.subject();
    }

    /** An inbox that others use too, but not everything: that is no inbox. */
    private boolean isInbox(String subject) {
        return subject.startsWith("_INBOX")
                && (Subjects.overlaps(subject, EVERYBODYS_INBOX)
                        || othersInboxes.stream().anyMatch(each -> Subjects.overlaps(subject, each)));
    }

    private static String verb(Direction direction) {
        return direction == Direction.PUBLISH ? "publish" : "subscribe to";
    }

    private static String noun(Direction direction) {
        return direction == Direction.PUBLISH ? "publish" : "subscribe";
    }
}
