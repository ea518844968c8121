package dev.drawbridge.permissions.live;

import dev.drawbridge.permissions.Consequences;
import dev.drawbridge.permissions.Direction;
import dev.drawbridge.permissions.Grant;
import dev.drawbridge.permissions.Role;
import dev.drawbridge.permissions.audit.Finding;
import dev.drawbridge.permissions.audit.Kind;
import dev.drawbridge.permissions.audit.Severity;
import dev.drawbridge.permissions.conf.Place;
import dev.drawbridge.permissions.residue.Residue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words what came out wrong: for each principal one finding a requirement, with a few of the cells. */
final class LiveFindings {

    private static final int EXAMPLES = 4;

    private final Map<String, LivePrincipal> principals = new LinkedHashMap<>();
    private final Place anywhere;
    private final List<Finding> findings = new ArrayList<>();

    /** @param anywhere the place of findings that are about no principal */
    LiveFindings(List<LivePrincipal> principals, Place anywhere) {
        principals.forEach(each -> this.principals.put(each.name(), each));
        this.anywhere = anywhere;
    }

    /** Of a stream's setting that breaks a requirement, whatever is granted. */
    static Finding of(Residue residue, Place place) {
        return new Finding(
                Kind.STREAM_SETTING,
                Severity.MUST,
                residue.requirement(),
                "the stream",
                "",
                residue.what() + " (" + residue.seen() + ")",
                residue.advice(),
                List.of(),
                List.of(),
                place);
    }

    List<Finding> of(List<Cell> cells) {
        Map<String, List<Cell>> byRequirement = new LinkedHashMap<>();
        cells.forEach(cell -> {
            String key = cell.principal() + " " + cell.requirement() + " " + cell.needed();
            byRequirement.computeIfAbsent(key, any -> new ArrayList<>()).add(cell);
        });
        for (List<Cell> each : byRequirement.values()) {
            List<Cell> wrong = each.stream().filter(cell -> !cell.isRight()).toList();
            if (!wrong.isEmpty()) {
                if (wrong.get(0).needed()) {
                    wrong.forEach(this::withheld);
                } else {
                    tooMuch(wrong, each.size());
                }
            }
        }
        return List.copyOf(findings);
    }

    private void withheld(Cell cell) {
        Role role = role(cell);
        Grant grant = new Grant(cell.direction(), cell.subject(), cell.queue(), cell.what(), cell.requirement());
        boolean nobodyThere = cell.evidence().startsWith("permitted");
        String verb = cell.direction() == Direction.PUBLISH ? "publish" : "subscribe to";
        add(
                Kind.UNDER_GRANT,
                role.isOptional() ? Severity.SHOULD : Severity.MUST,
                role == Role.PROVISIONER ? "PERM-18" : "PERM-22",
                cell,
                nobodyThere
                        ? cell.principal() + " may publish " + cell.subject() + ", and it arrives nowhere ("
                                + cell.requirement() + "; 503 no responders): " + Consequences.of(grant, role)
                        : "the server refuses " + cell.principal() + " to " + verb + " " + cell.subject() + " ("
                                + cell.requirement() + "; it says: " + cell.evidence() + "): "
                                + Consequences.of(grant, role),
                nobodyThere
                        ? "import the service into the account of " + cell.principal()
                                + ", or provision what should listen there"
                        : "grant " + cell.principal() + " "
                                + (cell.direction() == Direction.PUBLISH ? "publish" : "subscribe") + " on \""
                                + grant.permissionText() + "\"",
                List.of());
    }

    private void tooMuch(List<Cell> wrong, int of) {
        Cell first = wrong.get(0);
        Role role = role(first);
        List<String> examples = wrong.stream()
                .limit(EXAMPLES)
                .map(cell -> cell.subject().isEmpty() ? cell.what() : cell.what() + " (" + cell.subject() + ")")
                .toList();
        Severity severity = role == Role.PROVISIONER || role == Role.OBSERVER || role == Role.REPLAYER
                ? Severity.SHOULD
                : Severity.MUST;
        String who = first.principal();
        switch (first.requirement()) {
            case Deputy.REQUIREMENT ->
                add(
                        Kind.CONFUSED_DEPUTY,
                        severity,
                        first.requirement(),
                        first,
                        "the server writes for " + who + " to a subject that it refuses " + who + " itself ("
                                + first.evidence() + "); so a reply subject deletes the stream",
                        "give each app an account of its own and export to it just the services that it needs:"
                                + " ./drawbridge permissions, with topology.layout: isolated",
                        examples);
            case Doors.REQUIREMENT ->
                add(
                        Kind.OPEN_DOOR,
                        severity,
                        first.requirement(),
                        first,
                        "the server takes in who cannot say who it is: " + first.what() + " (" + first.evidence() + ")",
                        "give every user credentials and leave out no_auth_user",
                        List.of());
            default ->
                add(
                        first.requirement().equals("PERM-13") ? Kind.SHARED_INBOX : Kind.OVER_GRANT,
                        severity,
                        first.requirement(),
                        first,
                        "the server lets " + who + " do " + wrong.size() + " of the " + of
                                + " things that it must refuse it",
                        "grant " + who + " what it needs and nothing else: ./drawbridge permissions prints it",
                        examples);
        }
    }

    private Role role(Cell cell) {
        LivePrincipal known = principals.get(cell.principal());
        return known == null ? Role.OUTSIDER : known.needs().principal().role();
    }

    private void add(
            Kind kind,
            Severity severity,
            String requirement,
            Cell cell,
            String message,
            String remedy,
            List<String> examples) {
        LivePrincipal known = principals.get(cell.principal());
        Place place = known == null ? anywhere : known.place();
        findings.add(new Finding(
                kind,
                severity,
                requirement,
                cell.principal(),
                cell.subject(),
                message,
                remedy,
                List.of(),
                examples,
                place));
    }
}
