package dev.drawbridge.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of the catalogue with what the run says about it.
 *
 * @param reason one sentence that says why the verdict is what it is
 * @param evidence of the scenarios that decided it
 * @param scenarios every scenario that was to show it, those that were not executed included
 * @param check where to look when it fails
 * @param provenBy the known-bad variants that the suite is known to catch for it
 * @param knownFailing why the configuration expects it to fail, if it does
 * @param knownFlaky why the configuration lets its outcome decide nothing, if it does
 */
public record RequirementVerdict(
        String id,
        Level level,
        String profile,
        String requirement,
        Verdict verdict,
        String reason,
        List<Evidence> evidence,
        List<ScenarioResult> scenarios,
        String check,
        List<String> provenBy,
        @Nullable String knownFailing,
        @Nullable String knownFlaky) {

    public RequirementVerdict {
        evidence = List.copyOf(evidence);
        scenarios = List.copyOf(scenarios);
        provenBy = List.copyOf(provenBy);
    }

    boolean is(Level other, Verdict wanted) {
        return level == other && verdict == wanted;
    }

    /** What the configuration knows of it beforehand, in words for readers: {@code known failing: …}; null for nothing. */
    @Nullable
    String known() {
        if (knownFailing != null) {
            return "known failing: " + knownFailing;
        }
        return knownFlaky == null ? null : "known flaky: " + knownFlaky;
    }

    /** A must that fails and that nobody knew of: it makes the run end with status 1. */
    public boolean decisive() {
        return is(Level.MUST, Verdict.FAIL) && knownFailing == null && knownFlaky == null;
    }

    /** Declared as failing, and it holds: the entry has to go. */
    boolean stale() {
        return verdict == Verdict.PASS && knownFailing != null;
    }
}
