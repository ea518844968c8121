package dev.drawbridge.reports;

import dev.drawbridge.permissions.audit.AdvisoryRules;
import dev.drawbridge.permissions.audit.AuditResult;
import dev.drawbridge.permissions.audit.Finding;
import dev.drawbridge.permissions.audit.Severity;
import dev.drawbridge.permissions.live.Cell;
import dev.drawbridge.permissions.live.LiveResult;
import dev.drawbridge.permissions.residue.Residue;
import dev.drawbridge.permissions.residue.Residues;
import dev.drawbridge.permissions.residue.StreamSettings;
import dev.drawbridge.topology.App;
import dev.drawbridge.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An audit as a report of the same form as a run's: what it shows of each requirement, and which it says nothing of.
 *
 * <p>A requirement passes when everything of it that was given to audit came out as it must; whose credentials were missing is
 * said. What a configuration cannot
 * show is untested, and what a harmless probe leaves open stands beside the verdict.
 */
public final class AuditReport {

    /** What a configuration's text decides, by what it permits of each denial. */
    private static final List<String> BY_TEXT = List.of(
            "PERM-06", "PERM-07", "PERM-08", "PERM-09", "PERM-10", "PERM-11", "PERM-12", "PERM-13", "PERM-14",
            "PERM-17", "PERM-18", "PERM-19", "PERM-21", "PERM-22");

    /** What needs accounts and doors besides, which credentials alone don't tell of. */
    private static final List<String> BY_CONFIGURATION = List.of("PERM-16", "PERM-28");

    /** About the provisioner's principal; the first of them a text can refute, and not show. */
    private static final Set<String> PROVISIONERS = Set.of("PERM-18", "PERM-19");

    /** Sums up, of an app, whatever was tried that its work does not need. */
    private static final String NOTHING_SURPLUS = "PERM-21";

    /** About accounts and doors, not about what is granted. */
    private static final Set<String> NOT_BY_GRANTS = Set.of("PERM-16", "PERM-28");

    private static final String REFUSED_BY_STREAM = "the stream itself answers, and refuses the message for asking for"
            + " another stream; that it has room for one is not shown";

    /** What a harmless probe leaves open of a requirement that it shows. */
    private static final Map<String, String> LEFT_OPEN = Map.of(
            "PERM-01",
            REFUSED_BY_STREAM,
            "PERM-02",
            REFUSED_BY_STREAM,
            "PERM-04",
            "the consumer itself confirms; that a delivery is settled is not shown, since none was touched",
            NOTHING_SURPLUS,
            "an entry that lets through none of what was tried shows in the server's configuration only");

    private final Topology topology;
    private final List<String> principals;
    private final List<ScenarioResult> results = new ArrayList<>();

    private AuditReport(Topology topology, List<String> principals) {
        this.topology = topology;
        this.principals = principals;
    }

    /** Of a running server; its matrix is that of the report. */
    public static Report of(
            LiveResult result, Topology topology, RunFacts facts, Catalogue catalogue, RunPlan expected) {
        AuditReport audit = new AuditReport(topology, result.audit().principals());
        Map<String, Map<String, List<Cell>>> cells = new LinkedHashMap<>();
        result.cells()
                .forEach(cell -> audit.requirementsOf(cell)
                        .forEach(id -> cells.computeIfAbsent(id, any -> new LinkedHashMap<>())
                                .computeIfAbsent(cell.principal(), any -> new ArrayList<>())
                                .add(cell)));
        cells.forEach((id, its) -> its.forEach((principal, tried) -> audit.live(id, principal, tried)));
        result.notTried()
                .forEach(each ->
                        audit.add(each.requirement(), "not tried", Outcome.UNVERIFIABLE, each.what(), List.of()));
        if (result.state() == LiveResult.State.NOT_SEEN) {
            audit.add(
                    "PERM-26",
                    "the provisioner can",
                    Outcome.UNVERIFIABLE,
                    "nobody may look at the streams: give credentials of admin or observer",
                    List.of());
        }
        audit.advisories(result.audit());
        List<PermissionCell> matrix = result.cells().stream()
                .filter(cell -> !cell.subject().isEmpty())
                .map(AuditReport::cell)
                .toList();
        audit.headers(result);
        Observations seen = new Observations(ResidueText.findings(result.residues()), matrix, List.of());
        return audit.report(facts, catalogue, expected, seen);
    }

    /**
     * Of a configuration, or of credentials.
     *
     * @param whole whether accounts and doors are in it, as in a configuration
     */
    public static Report of(
            AuditResult result,
            boolean whole,
            Topology topology,
            RunFacts facts,
            Catalogue catalogue,
            RunPlan expected) {
        AuditReport audit = new AuditReport(topology, result.principals());
        List<String> decided = new ArrayList<>(BY_TEXT);
        if (whole) {
            decided.addAll(BY_CONFIGURATION);
        }
        decided.forEach(id -> audit.text(catalogue.requirement(id), result));
        audit.advisories(result);
        Observations seen = new Observations(ResidueText.findings(Residues.declared(topology)), List.of(), List.of());
        return audit.report(facts, catalogue, expected, seen);
    }

    /** What is no more than advice about a must is a remark. */
    private void text(Requirement row, AuditResult result) {
        List<Finding> about = result.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .filter(finding -> finding.requirement().equals(row.id())
                        || finding.opens().contains(row.id()))
                .toList();
        List<Finding> against = about.stream()
                .filter(finding -> finding.severity() == Severity.MUST || row.level() != Level.MUST)
                .toList();
        List<Evidence> evidence = about.stream()
                .map(finding -> new Evidence(
                        "configuration", finding.message(), finding.place().toString()))
                .toList();
        boolean shown = PROVISIONERS.contains(row.id())
                ? !row.id().equals("PERM-18") && principals.contains("admin")
                : !principals.isEmpty();
        if (!against.isEmpty()) {
            add(row.id(), "audit", Outcome.FAILED, against.get(0).message(), evidence);
        } else if (shown) {
            String remark = about.isEmpty() ? absentApps() : about.get(0).message();
            add(row.id(), "audit", Outcome.PASSED, remark, evidence);
        }
    }

    /** By what the server says of the streams: a header gives an order where a setting lets it. */
    private void headers(LiveResult result) {
        if (result.settings().isEmpty()) {
            return;
        }
        List<Residue> on = result.residues().stream()
                .filter(each -> each.breaks() && each.requirement().equals("PERM-15"))
                .toList();
        List<Evidence> evidence = result.settings().stream()
                .map(each -> Evidence.of(
                        "settings",
                        "STREAM.INFO of " + each.stream() + ": of " + StreamSettings.ORDERS + " on: "
                                + (each.orders().isEmpty() ? "none" : each.orders())))
                .toList();
        if (on.isEmpty()) {
            add(
                    "PERM-15",
                    "settings",
                    Outcome.PASSED,
                    "the settings are off; that the server heeds them is not shown, since a header that it doesn't refuse is stored",
                    evidence);
        } else {
            add("PERM-15", "settings", Outcome.FAILED, on.get(0).what(), evidence);
        }
    }

    /** By the version, whatever of it matters here. */
    private void advisories(AuditResult result) {
        List<Finding> about = result.findings().stream()
                .filter(finding -> finding.requirement().equals(AdvisoryRules.REQUIREMENT))
                .toList();
        if (about.isEmpty()) {
            String nothing = AdvisoryRules.nothing(result.version());
            add(
                    AdvisoryRules.REQUIREMENT,
                    "advisories",
                    Outcome.PASSED,
                    nothing,
                    List.of(Evidence.of("advisories", nothing)));
        } else {
            List<Evidence> evidence = about.stream()
                    .map(finding -> Evidence.of("advisories", finding.message()))
                    .toList();
            add(
                    AdvisoryRules.REQUIREMENT,
                    "advisories",
                    Outcome.FAILED,
                    about.get(0).message(),
                    evidence);
        }
    }

    /** A need counts for itself and for the sum of needs, as a denial does; what the outsider may not is the control. */
    private List<String> requirementsOf(Cell cell) {
        boolean app = topology.apps().stream().map(App::name).anyMatch(cell.principal()::equals);
        if (!cell.needed()) {
            return Stream.of(
                            cell.requirement(),
                            app && !NOT_BY_GRANTS.contains(cell.requirement()) ? NOTHING_SURPLUS : "")
                    .filter(each -> !each.isEmpty())
                    .distinct()
                    .toList();
        }
        if (app) {
            return List.of(cell.requirement(), "PERM-22");
        }
        return cell.principal().equals("admin") && !cell.isRight() ? List.of("PERM-18") : List.of();
    }

    private void live(String id, String principal, List<Cell> tried) {
        List<Cell> wrong = tried.stream().filter(cell -> !cell.isRight()).toList();
        List<Evidence> evidence = (wrong.isEmpty() ? tried : wrong)
                .stream()
                        .map(cell -> Evidence.of("wire", principal + " " + words(cell) + ": " + cell.evidence()))
                        .toList();
        if (!wrong.isEmpty()) {
            Cell first = wrong.get(0);
            String expected = first.needed() ? "permitted" : "refused";
            String reason = principal + ": expected " + words(first) + " to be " + expected + ", found it "
                    + (first.allowed() ? "permitted" : "refused") + " (" + wrong.size() + " of " + tried.size() + ")";
            add(id, principal, Outcome.FAILED, reason, evidence);
        } else {
            String remark = Stream.of(LEFT_OPEN.getOrDefault(id, ""), absentApps())
                    .filter(each -> !each.isEmpty())
                    .collect(Collectors.joining("; "));
            add(id, principal, Outcome.PASSED, remark, evidence);
        }
    }

    /** Empty when there is none. */
    private String absentApps() {
        String absent = topology.apps().stream()
                .map(App::name)
                .filter(name -> !principals.contains(name))
                .collect(Collectors.joining(" and "));
        return absent.isEmpty() ? "" : "nothing was given to audit of " + absent;
    }

    private void add(String id, String what, Outcome outcome, String reason, List<Evidence> evidence) {
        String where = "audit/" + id + "/" + what + "/" + results.size();
        results.add(new ScenarioResult(where, what, Set.of(id), outcome, reason, evidence, Duration.ZERO, Pace.REAL));
    }

    private Report report(RunFacts facts, Catalogue catalogue, RunPlan expected, Observations seen) {
        List<PlannedScenario> planned = results.stream()
                .map(result -> new PlannedScenario(result.id(), result.name(), result.requirementIds()))
                .toList();
        RunPlan plan = new RunPlan(
                catalogue.profilesOf(planned),
                planned,
                Pace.REAL,
                expected.notClaimed(),
                expected.knownFailing(),
                expected.knownFlaky(),
                expected.provenBy());
        return Report.of(facts, catalogue, RollUp.of(catalogue, plan).judge(results), seen);
    }

    private static PermissionCell cell(Cell cell) {
        return new PermissionCell(
                cell.principal(),
                cell.direction().name().toLowerCase(Locale.ROOT),
                cell.queue() == null ? cell.subject() : cell.subject() + " " + cell.queue(),
                access(cell.needed()),
                access(cell.allowed()),
                cell.requirement());
    }

    private static PermissionCell.Access access(boolean allowed) {
        return allowed ? PermissionCell.Access.ALLOWED : PermissionCell.Access.DENIED;
    }

    private static String words(Cell cell) {
        return cell.subject().isEmpty()
                ? cell.what()
                : cell.direction().name().toLowerCase(Locale.ROOT) + " " + cell.subject()
                        + (cell.queue() == null ? "" : " in queue " + cell.queue());
    }
}
