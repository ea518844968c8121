package dev.drawbridge.selftest;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.drawbridge.reports.Verdict;
import java.util.Optional;

/** What a variant did to a requirement. */
enum Cell {
    /** Broken and blamed. */
    CAUGHT("caught", "x"),
    /** Blamed as it must be, for a control that fails for all alike: no proof that it would be for itself. */
    FOLLOWED("followed", "o"),
    /** Broken and not blamed, blamed without being broken, or neither shown to hold nor to fail. */
    MISSED("missed", "!"),
    /** Kept its verdict. */
    KEPT("kept", "."),
    /** No scenario of the run was to show it, or the variant does not claim it. */
    NOT_RUN("not-run", " ");

    private final String label;
    private final String sign;

    Cell(String label, String sign) {
        this.label = label;
        this.sign = sign;
    }

    static Cell of(Optional<Blame> expected, Verdict verdict) {
        if (expected.isPresent()) {
            if (verdict != Verdict.FAIL) {
                return MISSED;
            }
            return expected.get().proof() ? CAUGHT : FOLLOWED;
        }
        return switch (verdict) {
            case PASS -> KEPT;
            case UNTESTED, NOT_CLAIMED -> NOT_RUN;
            default -> MISSED;
        };
    }

    @JsonValue
    String label() {
        return label;
    }

    String sign() {
        return sign;
    }
}
