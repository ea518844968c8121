package dev.drawbridge.reports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * What the run says about one profile.
 *
 * @param standing whether the profile is conformed to
 * @param pass number of requirements that pass; the others likewise
 */
public record ProfileVerdict(
        String profile,
        Standing standing,
        long pass,
        long fail,
        long error,
        long unverifiable,
        long notClaimed,
        long untested) {

    /** Whether a profile is conformed to. */
    public enum Standing {
        /** At least one must holds and none fails or errs. */
        CONFORMANT,
        NOT_CONFORMANT,
        /** No must was shown to hold, or the environment broke: nothing may be concluded. */
        NOT_VERIFIED,
        /** None of it is claimed by the configuration. */
        NOT_CLAIMED,
        /** The run wasn't asked about it. */
        OUT_OF_SCOPE;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static ProfileVerdict of(String profile, boolean inScope, List<RequirementVerdict> rows) {
        return new ProfileVerdict(
                profile,
                inScope ? standing(rows) : Standing.OUT_OF_SCOPE,
                count(rows, Verdict.PASS),
                count(rows, Verdict.FAIL),
                count(rows, Verdict.ERROR),
                count(rows, Verdict.UNVERIFIABLE),
                count(rows, Verdict.NOT_CLAIMED),
                count(rows, Verdict.UNTESTED));
    }

    /** Whether nothing was shown of it because the run has no control over what shows it, and nothing broke. */
    boolean lacksControl() {
        return standing == Standing.NOT_VERIFIED && error == 0 && unverifiable > 0;
    }

    private static Standing standing(List<RequirementVerdict> rows) {
        if (rows.stream().anyMatch(row -> row.is(Level.MUST, Verdict.FAIL))) {
            return Standing.NOT_CONFORMANT;
        }
        if (rows.stream().allMatch(row -> row.verdict() == Verdict.NOT_CLAIMED)) {
            return Standing.NOT_CLAIMED;
        }
        boolean shown = rows.stream().anyMatch(row -> row.is(Level.MUST, Verdict.PASS));
        return shown && count(rows, Verdict.ERROR) == 0 ? Standing.CONFORMANT : Standing.NOT_VERIFIED;
    }

    private static long count(List<RequirementVerdict> rows, Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).count();
    }
}
