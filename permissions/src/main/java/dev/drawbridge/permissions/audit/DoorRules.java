package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.Denial;
import dev.drawbridge.permissions.Direction;
import dev.drawbridge.permissions.Subjects;
import dev.drawbridge.permissions.audit.Account.Export;
import dev.drawbridge.permissions.audit.Deployment.OpenDoor;
import java.util.List;

/** Ways in for whoever is no principal of the topology. */
final class DoorRules {

    private final Deployment deployment;
    private final String hub;
    private final Findings findings;

    DoorRules(Deployment deployment, String hub, Findings findings) {
        this.deployment = deployment;
        this.hub = hub;
        this.findings = findings;
    }

    void check(List<Judged> judged, List<Judged> strangers) {
        deployment.openDoors().forEach(this::door);
        List<String> accounts =
                judged.stream().map(each -> each.user().account()).toList();
        deployment.neighbours().stream()
                .filter(each -> each.open()
                        || each.account() == null
                        || each.account().equals(hub)
                        || accounts.contains(each.account()))
                .forEach(this::neighbour);
        strangers.stream().filter(each -> each.user().account().equals(hub)).forEach(this::stranger);
        for (Export each : deployment.account(hub).exports()) {
            export(each, judged);
        }
    }

    private void door(OpenDoor door) {
        String as = door.as();
        findings.add(
                Kind.OPEN_DOOR,
                Severity.MUST,
                "PERM-16",
                as == null ? "anyone" : as,
                door.setting(),
                door.place(),
                as == null
                        ? "there are no users: whoever reaches the server may do everything"
                        : door.setting() + " lets in whoever sends no credentials, as user " + as,
                as == null ? "add users with permissions" : "remove it");
    }

    private void neighbour(Neighbour neighbour) {
        findings.add(
                neighbour.open() ? Kind.OPEN_DOOR : Kind.OTHER_SERVER,
                neighbour.open() ? Severity.MUST : Severity.NOTE,
                neighbour.open() ? "PERM-16" : "PERM-21",
                neighbour.open() ? "anyone" : "other servers",
                neighbour.setting(),
                neighbour.place(),
                neighbour.setting() + " " + neighbour.authority(),
                neighbour.open()
                        ? "add authorization with an account that is not of the bridge, or remove it"
                        : "audit what those servers let in as well, or bind them to an account that is not of the bridge");
    }

    private void stranger(Judged stranger) {
        List<Denial> opened = stranger.opened();
        if (!opened.isEmpty()) {
            findings.add(
                    Kind.STRANGER,
                    Severity.SHOULD,
                    "PERM-21",
                    stranger.user().name(),
                    "",
                    stranger.user().place(),
                    "user " + stranger.user().name() + " of account " + hub
                            + " is no principal of the topology, and may do what its apps may not",
                    "remove it, move it to another account, or say which principal it is",
                    opened);
        }
    }

    private void export(Export export, List<Judged> judged) {
        if (export.accounts() != null || !judged.stream().anyMatch(Judged::isApp)) {
            return;
        }
        List<Denial> opened = judged.stream()
                .flatMap(each -> each.denials().stream())
                .filter(each -> each.direction() == (export.service() ? Direction.PUBLISH : Direction.SUBSCRIBE))
                .filter(each -> Subjects.matches(export.subject(), each.subject()))
                .toList();
        findings.add(
                Kind.OVER_GRANT,
                Severity.SHOULD,
                "PERM-21",
                hub,
                export.subject(),
                export.place(),
                hub + " exports " + export.subject() + " to any account that imports it",
                deployment.remedies().closeExport(hub, export),
                opened);
    }
}
