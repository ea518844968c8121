package dev.drawbridge.permissions;

/** What a JetStream API operation is about. */
public enum ApiScope {
    ACCOUNT,
    STREAM,
    CONSUMER,
    /** The server's own management: answered in the system account only. */
    SYSTEM
}
