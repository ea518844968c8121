package dev.drawbridge.selftest;

import dev.drawbridge.harness.process.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The command line as a process of its own, in surroundings of a test's choice. */
final class Children {

    static final Programs PROGRAMS = Programs.ofBuild();

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Children() {}

    static Commands.Outcome drawbridge(Map<String, String> environment, List<String> jvmOptions, String... arguments) {
        return Commands.run(PATIENCE, PROGRAMS.drawbridge(jvmOptions, arguments), environment);
    }

    /** For a run that waits as long as declared. */
    static Commands.Outcome patiently(Map<String, String> environment, String... arguments) {
        return Commands.run(PATIENCE.multipliedBy(5), PROGRAMS.drawbridge(List.of(), arguments), environment);
    }

    /** A folder that as a PATH holds every program of this machine's but those. */
    static Path pathWithout(Path folder, Set<String> missing) throws IOException {
        Files.createDirectories(folder);
        for (String place : List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin")) {
            try (Stream<Path> programs = Files.list(Path.of(place))) {
                for (Path program : programs.toList()) {
                    Path link = folder.resolve(program.getFileName());
                    if (!missing.contains(program.getFileName().toString()) && !Files.exists(link)) {
                        Files.deleteIfExists(link);
                        Files.createSymbolicLink(link, program);
                    }
                }
            }
        }
        return folder;
    }
}
