package dev.drawbridge.harness.nats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A place that may have a server's binary. */
interface Source {
    /** What people call the place. */
    String name();

    /** What {@link #candidates} would fetch; empty for a place that only looks on this machine. */
    default Optional<String> fetches() {
        return Optional.empty();
    }

    /**
     * The binaries that this place has, which may mean fetching them.
     *
     * @throws IOException with a message for the reader when the place can't be asked
     */
    List<Path> candidates(Requirement wanted) throws IOException;
}
