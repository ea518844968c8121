package dev.drawbridge.reports;

import java.util.List;

/**
 * How much of the specification the run looked at.
 *
 * @param planned scenarios that were to be executed
 * @param executed scenarios of the plan that were
 * @param notExecuted ids of the scenarios of the plan that no result came for
 * @param untested ids of the requirements that no scenario of this run was to show
 * @param unverifiedMusts ids of the must-requirements of the judged profiles that were neither shown to hold nor to
 *     fail, and that the configuration claims
 * @param unproven ids of the requirements that no known-bad variant is known to be caught for
 */
public record Coverage(
        int planned,
        int executed,
        List<String> notExecuted,
        List<String> untested,
        List<String> unverifiedMusts,
        List<String> unproven) {

    public Coverage {
        notExecuted = List.copyOf(notExecuted);
        untested = List.copyOf(untested);
        unverifiedMusts = List.copyOf(unverifiedMusts);
        unproven = List.copyOf(unproven);
    }
}
