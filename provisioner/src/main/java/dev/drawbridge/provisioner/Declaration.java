package dev.drawbridge.provisioner;

import dev.drawbridge.topology.InvalidConfigurationException;
import dev.drawbridge.topology.Topology;
import dev.drawbridge.topology.TopologyYaml;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the command's topology comes from: a file, or the seed's topology without one. */
final class Declaration {

    private Declaration() {}

    static Topology load(@Nullable Path file, @Nullable String streamName) throws ProvisioningException {
        Topology topology = file == null ? TopologyYaml.seed() : read(file);
        return streamName == null || streamName.isBlank() ? topology : renamed(topology, streamName);
    }

    private static Topology read(Path file) throws ProvisioningException {
        try {
            return TopologyYaml.read(file);
        } catch (InvalidConfigurationException refused) {
            throw new ProvisioningException(
                    ExitCode.USAGE,
                    "the configuration can't be used:"
                            + refused.problems().stream()
                                    .map(problem -> "\n  " + problem)
                                    .collect(Collectors.joining()),
                    "correct " + file + " at the lines named");
        }
    }

    /** The bridge with its one stream under another name. */
    private static Topology renamed(Topology topology, String name) throws ProvisioningException {
        if (topology.streams().size() != 1) {
            throw new ProvisioningException(
                    ExitCode.USAGE,
                    "STREAM_NAME is set to \"" + name + "\", but the topology declares "
                            + topology.streams().size() + " streams: which one is meant?",
                    "unset STREAM_NAME and name the streams in the configuration");
        }
        if (name.isEmpty() || !name.chars().allMatch(Declaration::mayBeInAName)) {
            throw new ProvisioningException(
                    ExitCode.USAGE,
                    "STREAM_NAME \"" + name + "\" can't be a stream's name",
                    "use letters, digits, - and _; no dots, wildcards, slashes or spaces");
        }
        return new Topology(
                topology.layout(),
                List.of(topology.streams().get(0).withName(name)),
                topology.mapConsumers(consumer -> consumer.withStream(name)).apps());
    }

    private static boolean mayBeInAName(int c) {
        return c > ' ' && c != 0x7f && ".*>/\\".indexOf(c) < 0;
    }
}
