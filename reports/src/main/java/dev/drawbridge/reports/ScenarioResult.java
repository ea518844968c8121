package dev.drawbridge.reports;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one scenario found.
 *
 * @param id where the scenario stands, unique in a run: {@code features/permissions/impersonation.feature:12}
 * @param requirementIds the requirements that it is tagged with
 * @param reason one sentence that names what was expected and what was found; empty when it passed without remark
 * @param duration wall clock
 */
public record ScenarioResult(
        String id,
        String name,
        Set<String> requirementIds,
        Outcome outcome,
        String reason,
        List<Evidence> evidence,
        Duration duration,
        Pace pace) {

    public ScenarioResult {
        requirementIds = Collections.unmodifiableSet(new TreeSet<>(requirementIds));
        evidence = List.copyOf(evidence);
    }

    /** The stand-in for a scenario of the plan that no result came for. */
    static ScenarioResult notExecuted(PlannedScenario planned, Pace pace) {
        return new ScenarioResult(
                planned.id(),
                planned.name(),
                planned.requirementIds(),
                Outcome.ERROR,
                "planned and not executed: " + planned.name() + " (" + planned.id() + ")",
                List.of(),
                Duration.ZERO,
                pace);
    }
}
