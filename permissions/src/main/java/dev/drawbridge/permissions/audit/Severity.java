package dev.drawbridge.permissions.audit;

/** How much a finding weighs. */
public enum Severity {
    /** Breaks a requirement of level must: a gate fails. */
    MUST,
    /** Breaks a requirement of level should. */
    SHOULD,
    /** Worth a look; breaks nothing. */
    NOTE
}
