package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.Direction;
import dev.drawbridge.permissions.Grant;
import dev.drawbridge.permissions.conf.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the edits that mend a configuration, as far as its text alone can: least permissions in place of what a user
 * has, no door without credentials, no import beyond the need. Accounts are nobody's to invent.
 */
final class Mender {

    private static final Set<Kind> OF_PERMISSIONS = EnumSet.of(
            Kind.OVER_GRANT, Kind.UNDER_GRANT, Kind.FAILS_OPEN, Kind.SHARED_INBOX, Kind.SHADOWED, Kind.NOT_APPLIED);

    private final Deployment deployment;
    private final List<Judged> judged;
    private final List<Finding> findings;

    Mender(Deployment deployment, List<Judged> judged, List<Finding> findings) {
        this.deployment = deployment;
        this.judged = judged;
        this.findings = findings;
    }

    /** The edits of each file, the last place first. */
    Map<Path, List<Edit>> edits() {
        List<Edit> all = new ArrayList<>();
        judged.stream().filter(this::toMend).forEach(each -> all.add(permissions(each)));
        deployment.openDoors().stream()
                .filter(each -> each.as() != null)
                .forEach(each -> all.add(new Edit(each.place(), "")));
        for (Judged each : judged) {
            deployment.account(each.user().account()).imports().stream()
                    .filter(imported -> isSurplus(each, imported.place()))
                    .forEach(imported -> all.add(new Edit(imported.place(), "")));
        }
        Map<Path, List<Edit>> byFile = new LinkedHashMap<>();
        all.stream()
                .distinct()
                .sorted(Comparator.comparingInt((Edit each) -> each.place().start())
                        .reversed())
                .forEach(each -> byFile.computeIfAbsent(each.place().file(), file -> new ArrayList<>())
                        .add(each));
        return byFile;
    }

    private boolean toMend(Judged each) {
        Permissions permissions = each.user().permissions();
        return findings.stream()
                .filter(finding -> finding.principal().equals(each.name()))
                .filter(finding -> OF_PERMISSIONS.contains(finding.kind()))
                .anyMatch(finding ->
                        within(finding.place(), each.user().place()) || within(finding.place(), permissions.place()));
    }

    private boolean isSurplus(Judged each, Place place) {
        return findings.stream()
                .anyMatch(finding -> finding.principal().equals(each.name())
                        && finding.kind() == Kind.OVER_GRANT
                        && finding.place().equals(place));
    }

    private static boolean within(Place inner, @Nullable Place outer) {
        return outer != null
                && inner.file().equals(outer.file())
                && inner.start() >= outer.start()
                && inner.end() <= outer.end();
    }

    private static Edit permissions(Judged each) {
        Permissions permissions = each.user().permissions();
        Place block = permissions.place();
        if (block != null && !permissions.byDefault()) {
            return new Edit(block, least(each));
        }
        Place user = each.user().place();
        // In front of the brace that ends the user.
        Place end = new Place(user.file(), user.line(), user.column(), user.end() - 1, user.end() - 1);
        return new Edit(end, ", " + least(each));
    }

    private static String least(Judged each) {
        return "permissions: {\n        publish: {allow: [" + listed(each, Direction.PUBLISH)
                + "]}\n        subscribe: {allow: [" + listed(each, Direction.SUBSCRIBE) + "]}\n      }";
    }

    private static String listed(Judged each, Direction direction) {
        StringBuilder list = new StringBuilder();
        for (Grant grant : each.needs().of(direction)) {
            list.append("\n          # ").append(grant.reason()).append(" (").append(grant.requirement());
            list.append(")\n          \"").append(grant.permissionText()).append('"');
        }
        return list + "\n        ";
    }
}
