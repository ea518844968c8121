package dev.drawbridge.selftest;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.drawbridge.reports.Verdict;

/** What a variant did to a requirement. */
enum Cell {
    /** Broken and blamed. */
    CAUGHT("caught", "x"),
    /** Broken and not blamed, blamed without being broken, or neither shown to hold nor to fail. */
    MISSED("missed", "!"),
    /** Kept its verdict. */
    KEPT("kept", "."),
    /** No scenario of the run was to show it. */
    NOT_RUN("not-run", " ");

    private final String label;
    private final String sign;

    Cell(String label, String sign) {
        this.label = label;
        this.sign = sign;
    }

    static Cell of(boolean expected, Verdict verdict) {
        if (verdict == Verdict.FAIL) {
            return expected ? CAUGHT : MISSED;
        }
        if (expected) {
            return MISSED;
        }
        return switch (verdict) {
            case PASS -> KEPT;
            case UNTESTED -> NOT_RUN;
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
