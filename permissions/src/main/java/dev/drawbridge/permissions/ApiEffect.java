package dev.drawbridge.permissions;

/** What a JetStream API operation does when it is allowed and well-formed. */
public enum ApiEffect {
    READS,
    CREATES,
    CHANGES,
    DESTROYS,
    /** Hands out messages, which moves the consumer on. */
    DELIVERS
}
