package dev.drawbridge.steps;

import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.environment.Controls;
import java.util.Optional;
import java.util.function.Function;

/** A hold on something that a step needs, and that a configuration may keep from a run. */
enum Control {
    GRANTS(Controls::missingGrants),
    SERVERS(Controls::missingServers),
    DATABASES(Controls::missingDatabases),
    WRITES(Controls::missingWrites),
    PROBE_PATHS(ProbePathSteps::missing);

    private final Function<Configuration, Optional<MissingControlException>> missing;

    Control(Function<Configuration, Optional<MissingControlException>> missing) {
        this.missing = missing;
    }

    /** What the step would throw; empty where it would not. */
    Optional<MissingControlException> missingIn(Configuration configuration) {
        return missing.apply(configuration);
    }
}
