package dev.drawbridge.permissions.probe;

/**
 * What the server decided about a probe.
 *
 * @param evidence the server's own words, or that there was no violation before its PONG
 */
public record Outcome(Probe probe, boolean allowed, String evidence) {

    /** The evidence of a permission: the server answered a later PING without a violation. */
    public static final String NO_VIOLATION = "no violation before PONG";

    static Outcome allowed(Probe probe) {
        return new Outcome(probe, true, NO_VIOLATION);
    }

    static Outcome denied(Probe probe, String words) {
        return new Outcome(probe, false, words);
    }

    @Override
    public String toString() {
        return probe.describe() + ": " + (allowed ? "allowed" : "denied") + " (" + evidence + ")";
    }
}
