package dev.drawbridge.selftest;

import dev.drawbridge.reports.Catalogue;
import dev.drawbridge.reports.Implementation;
import dev.drawbridge.reports.Outcome;
import dev.drawbridge.reports.Pace;
import dev.drawbridge.reports.PlannedScenario;
import dev.drawbridge.reports.Report;
import dev.drawbridge.reports.RollUp;
import dev.drawbridge.reports.RunFacts;
import dev.drawbridge.reports.RunPlan;
import dev.drawbridge.reports.ScenarioResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Runs that ended as a test wants it, judged as every run is. */
final class Runs {

    static final Variant BROKEN = new Variant(
            "eats-dead-letters",
            "@dlq",
            "fast",
            (folder, programs) -> Path.of("nowhere"),
            List.of(Blame.of("DLQ-01", "expected a dead letter"), Blame.of("DLQ-09", "expected a dead letter")));

    static final Variant CONFORMING =
            new Variant("talks-much", "@dlq", "fast", (folder, programs) -> Path.of("nowhere"), List.of());

    private final List<ScenarioResult> results = new ArrayList<>();
    private final Map<String, String> notClaimed = new TreeMap<>();

    static Runs run() {
        return new Runs();
    }

    Runs passed(String... requirements) {
        for (String each : requirements) {
            add(each, Outcome.PASSED, "");
        }
        return this;
    }

    /** What the configuration of the run leaves out of its claims. */
    Runs notClaiming(String requirement) {
        notClaimed.put(requirement, "the configuration does not claim it");
        return this;
    }

    Runs failed(String requirement, String reason) {
        return add(requirement, Outcome.FAILED, reason);
    }

    Runs add(String requirement, Outcome outcome, String reason) {
        String id = "a.feature:" + (results.size() + 1);
        results.add(new ScenarioResult(
                id,
                "scenario of " + requirement,
                Set.of(requirement),
                outcome,
                reason,
                List.of(),
                Duration.ZERO,
                Pace.FAST));
        return this;
    }

    Report report() {
        Catalogue catalogue = Catalogue.load();
        List<PlannedScenario> planned = results.stream()
                .map(each -> new PlannedScenario(each.id(), each.name(), each.requirementIds()))
                .toList();
        RunPlan plan = new RunPlan(
                catalogue.profilesOf(planned), planned, Pace.FAST, notClaimed, Map.of(), Map.of(), Map.of());
        RunFacts facts = new RunFacts(
                "1", Implementation.named("x"), null, Pace.FAST, Instant.EPOCH, Instant.EPOCH, Map.of(), "again");
        return Report.of(facts, catalogue, RollUp.of(catalogue, plan).judge(results, List.of()));
    }

    Finished ended() {
        return ended(report().exitStatus().code());
    }

    Finished ended(int status) {
        return new Finished(status, Optional.of(report()), Map.of(), "", Duration.ofSeconds(9));
    }
}
