package dev.drawbridge.steps;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.reports.Catalogue;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a run is told from outside, by system properties, so that Maven, an IDE and the command line say it alike.
 *
 * @param output where the reports go: {@code -Ddrawbridge.output}
 * @param tags which scenarios run: {@code -Dcucumber.filter.tags}
 * @param configurationFile {@code -Dsut.config}, null for the seed's topology and the reference apps
 * @param destructive whether what may do harm is tried on a system that somebody else started too: {@code
 *     -Ddrawbridge.destructive=true}
 * @param seed what values are made up from: {@code -Ddrawbridge.seed}; the same seed makes the same values
 * @param inBuild whether somebody else's build began it, and begins it again
 */
public record RunSettings(
        Path output, String tags, @Nullable Path configurationFile, boolean destructive, long seed, boolean inBuild) {

    /** Where the reports go when nobody says it, from the folder that the run is started in. */
    public static final String DEFAULT_OUTPUT = "target/drawbridge";

    /** What values are made up from when nobody says it. */
    public static final long DEFAULT_SEED = 1;

    static RunSettings fromSystem() {
        String file = System.getProperty("sut.config", "");
        return new RunSettings(
                Path.of(System.getProperty("drawbridge.output", DEFAULT_OUTPUT)),
                System.getProperty("cucumber.filter.tags", ""),
                file.isBlank() ? null : Path.of(file),
                Boolean.getBoolean("drawbridge.destructive"),
                Long.getLong("drawbridge.seed", DEFAULT_SEED),
                false);
    }

    Configuration configuration() {
        return Configuration.load(
                configurationFile,
                System.getenv(),
                System.getProperties(),
                Catalogue.load().ids());
    }
}
