package dev.drawbridge.selftest.provisioners;

import java.time.Duration;

/** Makes what it is told to make, then lets the stream remember message ids for the shortest time there is. */
public final class ForgetsMessageIds implements Provisioner {

    /** Servers take no less. */
    private static final Duration SHORTEST = Duration.ofMillis(100);

    @Override
    public int run(Told told) {
        return Stream.afterApplying(
                told, stream -> stream.change(config -> config.put("duplicate_window", SHORTEST.toNanos())));
    }
}
