package dev.drawbridge.selftest.provisioners;

import java.time.Duration;

/** Makes what it is told to make, then lets the stream remember message ids for the shortest time there is. */
public final class ForgetsMessageIds {

    /** Servers take no less. */
    private static final Duration SHORTEST = Duration.ofMillis(100);

    private ForgetsMessageIds() {}

    public static void main(String[] arguments) {
        Stream.change(arguments, config -> config.put("duplicate_window", SHORTEST.toNanos()));
    }
}
