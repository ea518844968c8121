package dev.drawbridge.harness.config;

/** A value that must never be printed. */
public record Secret(String reveal) {
    @Override
    public String toString() {
        return "***";
    }
}
