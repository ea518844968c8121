package dev.drawbridge.cli.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Keeps the logs of an example that did not come up, for whoever wants to know why. */
final class FailedLogs {

    private FailedLogs() {}

    /** Removes what an earlier failure left. */
    static void clear(Path target) throws IOException {
        for (Path old : below(target).stream().sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(old);
        }
    }

    /** Copies every log below {@code root} to the same place below {@code target}. */
    static void keep(Path root, Path target) {
        try {
            for (Path log : below(root)) {
                if (log.toString().endsWith(".log")) {
                    Path copy = target.resolve(root.relativize(log));
                    Files.createDirectories(copy.resolveSibling(".").normalize());
                    Files.copy(log, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println("the logs could not be kept: " + e);
        }
    }

    private static List<Path> below(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.toList();
        }
    }
}
