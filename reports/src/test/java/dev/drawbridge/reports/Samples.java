package dev.drawbridge.reports;

import dev.drawbridge.reports.PermissionCell.Access;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Results and runs for tests. */
final class Samples {

    static final Catalogue CATALOGUE = Catalogue.load();

    private Samples() {}

    static ScenarioResult result(String requirement, Outcome outcome) {
        return result(requirement, outcome, outcome == Outcome.PASSED ? "" : requirement + " was " + outcome.label());
    }

    static ScenarioResult result(String requirement, Outcome outcome, String reason) {
        return result(requirement, outcome, reason, List.of(Evidence.of("wire", outcome.label() + " on the wire")));
    }

    static ScenarioResult result(String requirement, Outcome outcome, String reason, List<Evidence> evidence) {
        return new ScenarioResult(
                "features/" + requirement + "-" + outcome.label() + ".feature:12",
                "scenario of " + requirement,
                Set.of(requirement),
                outcome,
                reason,
                evidence,
                Duration.ofMillis(12),
                Pace.REAL);
    }

    static List<PlannedScenario> planOf(List<ScenarioResult> results) {
        return results.stream()
                .map(result -> new PlannedScenario(result.id(), result.name(), result.requirementIds()))
                .toList();
    }

    static RunPlan plan(List<ScenarioResult> results) {
        return RunPlan.of(Set.of("permissions"), planOf(results), Pace.REAL);
    }

    static RunPlan plan(
            List<ScenarioResult> results, Map<String, String> notClaimed, Map<String, String> knownFailing) {
        return new RunPlan(
                Set.of("permissions"), planOf(results), Pace.REAL, notClaimed, knownFailing, Map.of(), Map.of());
    }

    /** The plan of a configuration that knows of this one that it is flaky. */
    static RunPlan planWithFlaky(List<ScenarioResult> results, String id) {
        return new RunPlan(
                Set.of("permissions"),
                planOf(results),
                Pace.REAL,
                Map.of(),
                Map.of(),
                Map.of(id, "now and then"),
                Map.of());
    }

    static Judgement judge(ScenarioResult... results) {
        return RollUp.of(CATALOGUE, plan(List.of(results))).judge(List.of(results));
    }

    static RunFacts facts() {
        return new RunFacts(
                "0.1.0",
                Implementation.named("reference-apps"),
                "2.15.1",
                Pace.REAL,
                Instant.parse("2026-11-23T10:00:00Z"),
                Instant.parse("2026-11-23T10:01:52Z"),
                Map.of("nats.backend", "binary"),
                "drawbridge run --profile permissions");
    }

    /** A report of a flat, somewhat careless deployment, with every verdict and every section. */
    static Report rich() {
        List<ScenarioResult> results = new ArrayList<>();
        for (Requirement row : CATALOGUE.requirements()) {
            boolean judged = Set.of("provisioning", "permissions", "dlq").contains(row.profile());
            if (judged
                    && !Set.of("PERM-06", "PERM-25", "PERM-27", "PERM-28", "PROV-09", "DLQ-11")
                            .contains(row.id())) {
                results.add(result(row.id(), Outcome.PASSED));
            }
        }
        results.add(result(
                "PERM-06",
                Outcome.FAILED,
                "system_a published to system_b.sync.dlq and the stream stored it as message 41. Grant to remove:"
                        + " `publish \"*.sync.dlq\"` (nats.conf line 17); enough would be `publish \"system_a.sync.dlq\"`.",
                List.of(
                        new Evidence(
                                "wire",
                                "PUB system_b.sync.dlq _INBOX_system_a.7f 2\r\n{}\nMSG _INBOX_system_a.7f 1 39"
                                        + " {\"stream\":\"sync-stream\",\"seq\":41}",
                                "system_a's connection"),
                        new Evidence("configuration", "publish: [\"*.sync.dlq\", …]", "nats.conf line 17"))));
        results.add(result(
                "PERM-28",
                Outcome.FAILED,
                "a fetch with the reply subject $JS.API.STREAM.DELETE.sync-stream deleted the stream, though system_a may"
                        + " not publish there",
                List.of(Evidence.of("state", "STREAM.INFO as admin: 404 stream not found (10059)"))));
        results.add(
                result("PERM-25", Outcome.UNVERIFIABLE, "no way to reload the configuration of an attached server"));
        results.add(result("PROV-09", Outcome.ERROR, "nats-server could not be started: port 41233 is in use"));
        Map<String, String> notClaimed = Map.of("DLQ-11", "the configuration does not claim `dlq-tool`");
        RunPlan plan = new RunPlan(
                Set.of("provisioning", "permissions", "dlq"),
                planOf(results),
                Pace.REAL,
                notClaimed,
                Map.of("PERM-28", "flat layout until the accounts are split, see OPS-212"),
                Map.of(),
                Map.of("PERM-06", List.of("conf-wildcard-dlq", "conf-publish-everything")));
        RunFacts facts = new RunFacts(
                "0.1.0",
                new Implementation("acme-bridge", "3.2.1", "https://acme.example/bridge", "bridge@acme.example"),
                "2.15.1",
                Pace.REAL,
                Instant.parse("2026-11-23T10:00:00Z"),
                Instant.parse("2026-11-23T10:01:52Z"),
                Map.of("nats.backend", "attached", "nats.url", "nats://admin:geheim@nats.acme.example:4222"),
                "drawbridge run --pace real --profile provisioning,permissions,dlq -c drawbridge.yaml");
        return Report.of(
                facts,
                CATALOGUE,
                RollUp.of(CATALOGUE, plan).judge(results),
                new Observations(
                        List.of(new Finding(
                                "PERM-29",
                                "An app that knows a message id ahead can make its peer's publish a duplicate",
                                "Bounded by the duplicate window (2 min) and by ids being random: 128 bits in 200 ids seen.",
                                List.of(Evidence.of("state", "200 ids, version 4, none repeated")))),
                        matrix(),
                        deliveries()));
    }

    private static List<Delivery> deliveries() {
        List<Delivery> deliveries = new ArrayList<>();
        long[] declared = {0, 1_000, 6_000, 21_000, 51_000};
        long[] hasty = {0, 2, 5, 7, 10};
        for (int i = 0; i < declared.length; i++) {
            Duration earliest = Duration.ofMillis(declared[i]);
            deliveries.add(
                    new Delivery("system_a-workers", "message 17", i + 1, earliest.plusMillis(4L * i), earliest));
            deliveries.add(
                    new Delivery("system_b-workers", "message 18", i + 1, Duration.ofMillis(hasty[i]), earliest));
        }
        return deliveries;
    }

    private static List<PermissionCell> matrix() {
        Access yes = Access.ALLOWED;
        Access no = Access.DENIED;
        return List.of(
                new PermissionCell("system_a", "publish", "system_a.sync.system_b", yes, yes, "PERM-01"),
                new PermissionCell("system_b", "publish", "system_a.sync.system_b", no, no, "PERM-06"),
                new PermissionCell("admin", "publish", "system_a.sync.system_b", no, no, "PERM-19"),
                new PermissionCell("system_a", "publish", "system_b.sync.dlq", no, yes, "PERM-06"),
                new PermissionCell("system_b", "publish", "system_b.sync.dlq", yes, yes, "PERM-02"),
                new PermissionCell("system_a", "publish", "$JS.API.STREAM.DELETE.sync-stream", no, no, "PERM-08"),
                new PermissionCell("system_b", "publish", "$JS.API.STREAM.DELETE.sync-stream", no, no, "PERM-08"),
                new PermissionCell(
                        "admin", "publish", "$JS.API.STREAM.DELETE.sync-stream", yes, Access.UNKNOWN, "PERM-18"),
                new PermissionCell("system_a", "subscribe", "_INBOX_system_a.>", yes, yes, "PERM-05"));
    }
}
