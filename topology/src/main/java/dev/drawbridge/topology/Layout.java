package dev.drawbridge.topology;

/** How principals are laid out over NATS accounts. */
public enum Layout {
    /** A hub account holds JetStream; every app has an account of its own that imports exactly the services it needs. */
    ISOLATED,
    /** One account for everybody, with tight user permissions. Cannot stop reply-subject abuse (PERM-28). */
    FLAT
}
