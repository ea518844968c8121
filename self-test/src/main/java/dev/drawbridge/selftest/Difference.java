package dev.drawbridge.selftest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** One way to be different, in the words that any implementation is described in: a configuration of the suite. */
@FunctionalInterface
public interface Difference {

    /**
     * Writes what the configuration needs beside it into the folder.
     *
     * @return the configuration's file
     */
    Path write(Path folder, Programs programs) throws IOException;

    /**
     * Variables of the run's environment that come before those that every run is given.
     *
     * @param folder the one that was written to
     */
    default Map<String, String> environment(Path folder) {
        return Map.of();
    }

    /** Whether its apps must be processes of their own, for what a process alone can be told. */
    default boolean needsProcesses() {
        return false;
    }
}
