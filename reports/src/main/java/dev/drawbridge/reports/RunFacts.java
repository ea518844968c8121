package dev.drawbridge.reports;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The circumstances of a run, which a reader needs to repeat it.
 *
 * @param suiteVersion Drawbridge's version
 * @param serverVersion as the NATS server says in its INFO, if one was reached
 * @param configuration every setting in force, by its key; secrets are masked when the report is written
 * @param reproduce the command line that repeats the run
 * @param waits how long it took beside how long it had to; absent when no bridge was started
 */
public record RunFacts(
        String suiteVersion,
        Implementation implementation,
        @Nullable String serverVersion,
        Pace pace,
        Instant started,
        Instant finished,
        Map<String, String> configuration,
        String reproduce,
        @Nullable Waits waits) {

    public RunFacts {
        configuration = Collections.unmodifiableMap(new TreeMap<>(configuration));
    }

    /** The circumstances of a run that started no bridge. */
    public RunFacts(
            String suiteVersion,
            Implementation implementation,
            @Nullable String serverVersion,
            Pace pace,
            Instant started,
            Instant finished,
            Map<String, String> configuration,
            String reproduce) {
        this(suiteVersion, implementation, serverVersion, pace, started, finished, configuration, reproduce, null);
    }
}
