package dev.drawbridge.reports;

import java.util.List;

/**
 * What a run's scenario results add up to.
 *
 * @param requirements one entry for each row of the catalogue, in its order
 * @param unscored results of scenarios for requirements that this version of the catalogue doesn't have
 * @param conformant whether every claimed profile of the run is conformed to; known failures make it false though they
 *     don't change the exit status
 */
public record Judgement(
        List<RequirementVerdict> requirements,
        List<ProfileVerdict> profiles,
        List<ScenarioResult> unscored,
        List<RunProblem> problems,
        Coverage coverage,
        ExitStatus exitStatus,
        boolean conformant) {

    public Judgement {
        requirements = List.copyOf(requirements);
        profiles = List.copyOf(profiles);
        unscored = List.copyOf(unscored);
        problems = List.copyOf(problems);
    }

    /**
     * The verdict on that requirement.
     *
     * @throws IllegalArgumentException when the catalogue has no such row
     */
    public RequirementVerdict verdictOn(String id) {
        return requirements.stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the catalogue has no requirement \"" + id + "\""));
    }
}
