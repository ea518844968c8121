package dev.drawbridge.harness.nats;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The binary that somebody named. */
record ConfiguredBinary(@Nullable Path path) implements Source {
    @Override
    public String name() {
        return "configured path";
    }

    @Override
    public List<Path> candidates(Requirement wanted) throws IOException {
        if (path == null) {
            throw new FileNotFoundException("none is configured");
        }
        if (!Files.exists(path)) {
            throw new FileNotFoundException(path + " does not exist");
        }
        return List.of(path);
    }
}
