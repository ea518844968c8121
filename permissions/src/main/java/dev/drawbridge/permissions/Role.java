package dev.drawbridge.permissions;

/** What a principal is for. */
public enum Role {
    /** Manages the declared streams and consumers, and touches no event. */
    PROVISIONER,
    /** Watches: reads streams, consumers and advisories, and writes nothing. */
    OBSERVER,
    /** An application of the bridge. */
    APP,
    /** Reads dead letters and publishes their originals again: speaks for every app, and may do nothing else. */
    REPLAYER,
    /** Has no grant at all: the control that shows that a server can deny (PERM-26). */
    OUTSIDER;

    /** Whether a bridge does its work without it. */
    public boolean isOptional() {
        return this == OBSERVER || this == REPLAYER || this == OUTSIDER;
    }
}
