package dev.drawbridge.reports;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A scenario that a run set out to execute.
 *
 * @param id where the scenario stands, the same id as its result has
 */
public record PlannedScenario(String id, String name, Set<String> requirementIds) {

    public PlannedScenario {
        requirementIds = Collections.unmodifiableSet(new TreeSet<>(requirementIds));
    }
}
