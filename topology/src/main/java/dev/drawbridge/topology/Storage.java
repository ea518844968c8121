package dev.drawbridge.topology;

/** Where a stream keeps its messages. */
public enum Storage {
    FILE,
    MEMORY
}
