package dev.drawbridge.selftest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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
     * System properties of the run, beside what its configuration says.
     *
     * @param folder the one that was written to
     */
    default Map<String, String> settings(Path folder) {
        return Map.of();
    }

    /** Whether its apps must be processes of their own, for what a process alone can be told. */
    default boolean needsProcesses() {
        return false;
    }

    /** Both at once, where they are of different sections of the configuration. */
    default Difference and(Difference other) {
        Difference one = this;
        return new Difference() {
            @Override
            public Path write(Path folder, Programs programs) throws IOException {
                // Either may write to the same file.
                String first = Files.readString(one.write(folder, programs));
                String second = Files.readString(other.write(folder, programs));
                return Files.writeString(folder.resolve("drawbridge.yaml"), first + "\n" + second);
            }

            @Override
            public Map<String, String> settings(Path folder) {
                Map<String, String> both = new HashMap<>(other.settings(folder));
                both.putAll(one.settings(folder));
                return both;
            }

            @Override
            public boolean needsProcesses() {
                return one.needsProcesses() || other.needsProcesses();
            }
        };
    }
}
