package dev.drawbridge.harness.nats;

import dev.drawbridge.harness.process.Commands;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A suite of the distribution's own package archive: its package is fetched and unpacked, never installed.
 *
 * <p>Works without root and touches nothing of the system: apt gets lists, state and cache of its own, and the hooks that
 * distributions and images hang on it are cleared.
 */
final class PackageArchive implements Source {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String PACKAGE = "nats-server";

    private final String suite;
    private final Path etcApt;
    private final BinaryCache cache;

    PackageArchive(String suite, Path etcApt, BinaryCache cache) {
        this.suite = suite;
        this.etcApt = etcApt;
        this.cache = cache;
    }

    @Override
    public String name() {
        return "package of " + suite;
    }

    @Override
    public Optional<String> fetches() {
        return Optional.of("the package " + PACKAGE + " of " + suite);
    }

    @Override
    public List<Path> candidates(Requirement wanted) throws IOException {
        AptSources archive = AptSources.in(etcApt)
                .orElseThrow(() -> new FileNotFoundException(
                        "the sources in " + etcApt + " name no archive of a distribution (Debian or a relative)"));
        return cache.fetch(wanted, work -> unpack(archive, work));
    }

    private Path unpack(AptSources archive, Path work) throws IOException {
        Files.writeString(work.resolve("suite.list"), archive.lineFor(suite));
        Files.createDirectories(work.resolve("state/lists/partial"));
        Files.createDirectories(work.resolve("cache/archives/partial"));
        Files.createFile(work.resolve("status"));
        Files.writeString(work.resolve("apt.conf"), configuration(work));
        run(work, List.of("apt-get", "-q", "-c", work.resolve("apt.conf").toString(), "update"));
        run(work, List.of("apt-get", "-q", "-c", work.resolve("apt.conf").toString(), "download", PACKAGE));
        Path archived = only(work, ".deb");
        Path root = Files.createDirectory(work.resolve("root"));
        run(work, List.of("dpkg-deb", "-x", archived.toString(), root.toString()));
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> path.endsWith("bin/" + PACKAGE) || path.endsWith("sbin/" + PACKAGE))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElseThrow(() -> new FileNotFoundException("the package holds no " + PACKAGE));
        }
    }

    private static String configuration(Path work) {
        Map<String, String> settings = Map.of(
                "Dir::Etc::sourcelist", work.resolve("suite.list").toString(),
                "Dir::Etc::sourceparts", "/dev/null",
                "Dir::State", work.resolve("state").toString(),
                "Dir::State::Lists", work.resolve("state/lists").toString(),
                "Dir::State::status", work.resolve("status").toString(),
                "Dir::Cache", work.resolve("cache").toString(),
                "Acquire::Languages", "none",
                // The sandbox's user can't reach a cache in a home folder; as nobody special it has no effect.
                "APT::Sandbox::User", "root");
        StringBuilder text = new StringBuilder();
        for (String hook : List.of("Pre-Invoke", "Post-Invoke", "Post-Invoke-Success")) {
            text.append("#clear APT::Update::").append(hook).append(";\n");
        }
        settings.forEach(
                (key, value) -> text.append(key).append(" \"").append(value).append("\";\n"));
        return text.toString();
    }

    private static void run(Path work, List<String> command) throws IOException {
        List<String> inWork =
                new ArrayList<>(List.of("sh", "-c", "cd \"$1\" && shift && exec \"$@\"", "sh", work.toString()));
        inWork.addAll(command);
        Commands.Outcome outcome =
                Commands.run(PATIENCE, inWork, Map.of("LC_ALL", "C", "DEBIAN_FRONTEND", "noninteractive"));
        if (!outcome.ok()) {
            String reason = outcome.output()
                    .lines()
                    .filter(line -> line.startsWith("E:"))
                    .findFirst()
                    .orElse(outcome.lastLine());
            throw new IOException(command.get(0) + ": " + reason);
        }
    }

    private static Path only(Path folder, String ending) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow(() -> new FileNotFoundException("apt-get fetched no package"));
        }
    }
}
