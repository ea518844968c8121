package dev.drawbridge.harness.nats;

import dev.drawbridge.harness.process.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A server's binary that was run once and told its version.
 *
 * @param path where it lies
 * @param version what it says it is
 * @param origin the place that it was found at
 * @param attempts every place looked at, this one last
 */
public record ServerBinary(Path path, ServerVersion version, String origin, List<Attempt> attempts) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public ServerBinary {
        attempts = List.copyOf(attempts);
    }

    /**
     * Looks on this machine.
     *
     * @throws NoServerException naming each attempt when there is none
     */
    public static ServerBinary find(Requirement wanted) {
        return find(wanted, Settings.ofMachine());
    }

    /** Looks where the settings say: configured, PATH, cache, the distribution's packages, a release download. */
    public static ServerBinary find(Requirement wanted, Settings settings) {
        return first(sources(wanted, settings), wanted);
    }

    /** Every place to look at, in this order. */
    static List<Source> sources(Requirement wanted, Settings settings) {
        BinaryCache cache = new BinaryCache(settings.cache());
        List<Source> sources = new ArrayList<>();
        sources.add(new ConfiguredBinary(settings.configured()));
        sources.add(new PathBinaries(settings.path()));
        sources.add(cache);
        for (String suite : wanted.suites()) {
            sources.add(new PackageArchive(suite, settings.aptSources(), cache));
        }
        sources.add(new ReleaseDownload(settings.releases(), ReleasePins.load(), cache));
        return sources;
    }

    static ServerBinary first(List<Source> sources, Requirement wanted) {
        List<Attempt> attempts = new ArrayList<>();
        for (Source source : sources) {
            try {
                List<Path> candidates = source.candidates(wanted);
                if (candidates.isEmpty()) {
                    attempts.add(new Attempt(source.name(), "nothing there"));
                }
                for (Path candidate : candidates) {
                    Optional<ServerBinary> found = check(candidate, source.name(), wanted, attempts);
                    if (found.isPresent()) {
                        return found.get();
                    }
                }
            } catch (IOException | RuntimeException e) {
                attempts.add(new Attempt(source.name(), String.valueOf(e.getMessage())));
            }
        }
        throw new NoServerException(wanted, attempts);
    }

    private static Optional<ServerBinary> check(
            Path candidate, String origin, Requirement wanted, List<Attempt> attempts) {
        Optional<ServerVersion> version = versionOf(candidate);
        if (version.isEmpty()) {
            attempts.add(new Attempt(origin, candidate + " can't be run or doesn't tell its version"));
            return Optional.empty();
        }
        if (!wanted.accepts(version.get())) {
            attempts.add(new Attempt(origin, candidate + " is " + version.get() + ", wanted is " + wanted));
            return Optional.empty();
        }
        attempts.add(new Attempt(origin, candidate + " is " + version.get()));
        return Optional.of(new ServerBinary(candidate, version.get(), origin, attempts));
    }

    static Optional<ServerVersion> versionOf(Path candidate) {
        if (!Files.isExecutable(candidate)) {
            return Optional.empty();
        }
        Commands.Outcome outcome = Commands.run(PATIENCE, List.of(candidate.toString(), "--version"));
        return outcome.ok() ? ServerVersion.in(outcome.output()) : Optional.empty();
    }
}
