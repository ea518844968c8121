package dev.drawbridge.steps;

import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.permissions.Direction;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.audit.AdvisoryRules;
import dev.drawbridge.permissions.audit.Finding;
import dev.drawbridge.permissions.live.Cell;
import dev.drawbridge.permissions.live.LiveResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a server that somebody else started permits, by probes that it refuses on content: they take no message from the apps,
 * settle none and store none. Asked once in a run, by what {@code ./drawbridge audit} asks with.
 */
public final class HarmlessAudit {

    private final World world;
    private final Evidence evidence;
    private final Probes probes;

    public HarmlessAudit(World world, Evidence evidence, Probes probes) {
        this.world = world;
        this.evidence = evidence;
        this.probes = probes;
    }

    /** Whether it stands for what a run tries on a server of its own. */
    boolean isInPlace() {
        return !world.bridge().server().isOurs();
    }

    /**
     * What the app needs for the sake of that requirement is permitted, and answered by what it is about.
     *
     * @throws MissingControlException without the app's credentials, or where something else answers
     */
    void permits(String app, String requirement) {
        List<Cell> needs =
                cells(app, cell -> cell.needed() && cell.requirement().equals(requirement));
        needs.forEach(cell -> evidence.record(
                app + " tried without effect to " + cell.what() + ", " + words(cell) + ": " + cell.evidence()));
        needs.stream().filter(cell -> !cell.allowed()).findFirst().ifPresent(cell -> {
            throw new AssertionError("expected the server to let " + app + " " + cell.what() + "; " + words(cell) + ": "
                    + cell.evidence());
        });
        Optional<String> doubt = asked().notTried().stream()
                .filter(each -> each.requirement().equals(requirement))
                .map(each -> each.what())
                .filter(what -> what.startsWith(app + " "))
                .findFirst();
        if (needs.isEmpty() || doubt.isPresent()) {
            throw new MissingControlException(
                    "what answers there: " + doubt.orElse("the topology needs nothing of the kind"),
                    "correct topology where the server calls it otherwise");
        }
    }

    /**
     * Nothing goes through of all that the topology does not need of the app.
     *
     * @throws MissingControlException without the app's credentials
     */
    void refusesWhatNobodyNeeds(String app) {
        List<Cell> tries = cells(app, cell -> !cell.needed() && !cell.subject().isEmpty() && isAboutGrants(cell));
        List<Cell> allowed = tries.stream().filter(Cell::allowed).toList();
        evidence.record("the attached server's configuration is not known; of " + tries.size()
                + " things that the topology does not need of " + app + " it allowed " + allowed.size()
                + ". An entry that lets through none of them shows in its file only: ./drawbridge audit --conf FILE");
        if (!allowed.isEmpty()) {
            throw new AssertionError("expected the server to refuse " + app + " whatever its work does not need; of "
                    + tries.size() + " tries it allowed " + allowed.size() + ": " + byRequirement(allowed)
                    + ". In place of what lets them through grant " + needs(app));
        }
    }

    /** The advisories that affect its version, with what was seen there of what makes them matter. */
    List<Finding> advisories() {
        return asked().audit().findings().stream()
                .filter(each -> each.requirement().equals(AdvisoryRules.REQUIREMENT))
                .toList();
    }

    private LiveResult asked() {
        return Run.current().surroundings().asked();
    }

    /** Of an app that can be connected as, which the connection shows. */
    private List<Cell> cells(String app, Predicate<Cell> which) {
        evidence.record("asked nats-server " + probes.as(app).serverVersion() + " as " + app);
        return asked().cells().stream()
                .filter(cell -> cell.principal().equals(app))
                .filter(which)
                .toList();
    }

    /** The deputy's reply and the doors are about accounts and credentials, not about what is granted. */
    private static boolean isAboutGrants(Cell cell) {
        return !cell.requirement().equals("PERM-28");
    }

    /** The first of each. */
    private static String byRequirement(List<Cell> cells) {
        return cells.stream()
                .collect(Collectors.groupingBy(Cell::requirement, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(each -> words(each.get(0)) + " (" + each.get(0).what() + ", "
                        + each.get(0).requirement()
                        + (each.size() == 1 ? ")" : ", and " + (each.size() - 1) + " more)"))
                .collect(Collectors.joining("; "));
    }

    private String needs(String app) {
        return LeastGrants.of(world.bridge().topology()).stream()
                .filter(each -> each.principal().name().equals(app))
                .flatMap(each -> Stream.of(Direction.PUBLISH, Direction.SUBSCRIBE)
                        .map(direction -> direction.name().toLowerCase(Locale.ROOT) + " "
                                + each.of(direction).stream()
                                        .map(grant -> "\"" + grant.permissionText() + "\"")
                                        .collect(Collectors.joining(", "))))
                .collect(Collectors.joining(" and "));
    }

    private static String words(Cell cell) {
        return (cell.direction() == Direction.PUBLISH ? "publish to " : "subscribe to ")
                + cell.subject()
                + (cell.queue() == null ? "" : " in queue " + cell.queue());
    }
}
