package dev.drawbridge.reports;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run set out to do, fixed before the first scenario.
 *
 * @param profiles the profiles that the run is to judge
 * @param notClaimed requirement ids that the configuration doesn't claim, each with the reason
 * @param knownFailing requirement ids that are known to fail, each with the reason; they still run
 * @param knownFlaky requirement ids of which neither a pass nor a failure decides anything, each with the reason
 * @param provenBy for a requirement id the known-bad variants that the suite is known to catch
 */
public record RunPlan(
        Set<String> profiles,
        List<PlannedScenario> scenarios,
        Pace pace,
        Map<String, String> notClaimed,
        Map<String, String> knownFailing,
        Map<String, String> knownFlaky,
        Map<String, List<String>> provenBy) {

    public RunPlan {
        profiles = Set.copyOf(profiles);
        scenarios = List.copyOf(scenarios);
        notClaimed = Map.copyOf(notClaimed);
        knownFailing = Map.copyOf(knownFailing);
        knownFlaky = Map.copyOf(knownFlaky);
        provenBy = Map.copyOf(provenBy);
    }

    /** A plan that claims everything and knows of no failure. */
    public static RunPlan of(Set<String> profiles, List<PlannedScenario> scenarios, Pace pace) {
        return new RunPlan(profiles, scenarios, pace, Map.of(), Map.of(), Map.of(), Map.of());
    }
}
