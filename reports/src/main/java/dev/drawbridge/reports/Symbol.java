package dev.drawbridge.reports;

/** A sign for each verdict, so that colour is never the only thing that tells them apart. */
final class Symbol {

    private Symbol() {}

    static String of(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "✓";
            case FAIL -> "✗";
            case ERROR -> "!";
            case UNVERIFIABLE -> "?";
            case NOT_CLAIMED -> "–";
            case UNTESTED -> "·";
        };
    }

    static String of(Report report) {
        return switch (report.exitStatus()) {
            case CONFORMANT -> report.conformant() ? "✓" : "✗";
            case NOT_CONFORMANT -> "✗";
            case USAGE, ENVIRONMENT -> "!";
        };
    }
}
