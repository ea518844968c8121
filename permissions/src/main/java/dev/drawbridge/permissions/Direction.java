package dev.drawbridge.permissions;

/** Which side of a subject a grant opens. */
public enum Direction {
    PUBLISH,
    SUBSCRIBE
}
