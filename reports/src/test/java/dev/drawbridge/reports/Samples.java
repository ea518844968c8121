package dev.drawbridge.reports;

import java.time.Duration;
import java.time.Instant;
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
        return new ScenarioResult(
                "features/" + requirement + "-" + outcome.label() + ".feature:12",
                "scenario of " + requirement,
                Set.of(requirement),
                outcome,
                reason,
                List.of(Evidence.of("wire", outcome.label() + " on the wire")),
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
        return new RunPlan(Set.of("permissions"), planOf(results), Pace.REAL, notClaimed, knownFailing, Map.of());
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
}
