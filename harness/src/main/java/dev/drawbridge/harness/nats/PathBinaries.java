package dev.drawbridge.harness.nats;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the PATH offers, and {@code /usr/sbin}, which packages use and an ordinary user's PATH lacks. */
record PathBinaries(List<Path> folders) implements Source {
    @Override
    public String name() {
        return "PATH";
    }

    @Override
    public List<Path> candidates(Requirement wanted) {
        return Stream.concat(folders.stream(), Stream.of(Path.of("/usr/sbin")))
                .distinct()
                .map(folder -> folder.resolve("nats-server"))
                .filter(Files::isExecutable)
                .toList();
    }
}
