package dev.drawbridge.harness.nats;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where to look for a server.
 *
 * @param configured the binary that somebody named, or null
 * @param path the folders of the PATH
 * @param cache the folder that keeps what was found, for later runs
 * @param aptSources the folder of the package manager's own sources, such as {@code /etc/apt}
 * @param releases the address that release archives lie under
 */
public record Settings(@Nullable Path configured, List<Path> path, Path cache, Path aptSources, URI releases) {
    static final String BINARY_PROPERTY = "nats.server.binary";
    static final String BINARY_VARIABLE = "DRAWBRIDGE_NATS_SERVER";
    static final String RELEASES_VARIABLE = "DRAWBRIDGE_NATS_RELEASES";
    private static final String RELEASES = "https://github.com/nats-io/nats-server/releases/download";

    public Settings {
        path = List.copyOf(path);
    }

    /** As this machine has it: system properties first, then the environment. */
    public static Settings ofMachine() {
        return of(System.getProperties(), System.getenv());
    }

    static Settings of(Properties properties, Map<String, String> environment) {
        String configured = properties.getProperty(BINARY_PROPERTY, environment.getOrDefault(BINARY_VARIABLE, ""));
        String releases = environment.getOrDefault(RELEASES_VARIABLE, RELEASES);
        return new Settings(
                configured.isBlank() ? null : Path.of(configured),
                folders(environment.getOrDefault("PATH", "")),
                cache(properties, environment),
                Path.of("/etc/apt"),
                URI.create(releases));
    }

    /** The folder for what is worth keeping between runs: {@code DRAWBRIDGE_CACHE}, else the user's cache folder. */
    public static Path cacheOfMachine() {
        return cache(System.getProperties(), System.getenv());
    }

    private static Path cache(Properties properties, Map<String, String> environment) {
        String own = environment.getOrDefault("DRAWBRIDGE_CACHE", "");
        if (!own.isBlank()) {
            return Path.of(own);
        }
        String users = environment.getOrDefault("XDG_CACHE_HOME", "");
        return (users.isBlank() ? Path.of(properties.getProperty("user.home"), ".cache") : Path.of(users))
                .resolve("drawbridge");
    }

    private static List<Path> folders(String path) {
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .toList();
    }
}
