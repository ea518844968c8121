package dev.drawbridge.reports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How one scenario ended. */
public enum Outcome {
    PASSED(Verdict.PASS),
    /** The system under test didn't do what it must. */
    FAILED(Verdict.FAIL),
    /** The environment or the suite itself broke. */
    ERROR(Verdict.ERROR),
    /** A control that the scenario needs is missing. */
    UNVERIFIABLE(Verdict.UNVERIFIABLE),
    /** Planned, and its steps were not run. A skipped scenario has shown nothing, so it counts as an error. */
    SKIPPED(Verdict.ERROR);

    private final Verdict verdict;

    Outcome(Verdict verdict) {
        this.verdict = verdict;
    }

    /** What this outcome alone says about a requirement. */
    Verdict verdict() {
        return verdict;
    }

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
