package dev.drawbridge.cli.up;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.topology.App;
import dev.drawbridge.topology.InvalidConfigurationException;
import dev.drawbridge.topology.Problem;
import dev.drawbridge.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be brought up: a configuration of which an example can be made. */
record Example(Configuration configuration) {

    private static final int APPS = 2;

    /**
     * Reads the configuration, the seed's without a file.
     *
     * @throws InvalidConfigurationException listing everything that is wrong
     */
    static Example read(@Nullable Path file) {
        Example example = new Example(Configuration.load(file, System.getenv(), System.getProperties()));
        String source = file == null ? "settings" : file.toString();
        List<Problem> problems = new ArrayList<>();
        if (example.apps().size() != APPS) {
            problems.add(new Problem(
                    source,
                    0,
                    "topology.apps",
                    "expected two apps, which is what there are ports for; found " + example.apps(),
                    "declare two apps, or run the suite, which takes any number"));
        }
        if (example.configuration().nats().backend() == Configuration.Backend.ATTACHED) {
            problems.add(new Problem(
                    source,
                    0,
                    "nats.backend",
                    "expected a server that can be started; found attached, somebody else's",
                    "leave it out or write auto"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(problems);
        }
        return example;
    }

    Topology topology() {
        return configuration.topology();
    }

    /** The names of the apps, in declared order. */
    List<String> apps() {
        return topology().apps().stream().map(App::name).toList();
    }
}
