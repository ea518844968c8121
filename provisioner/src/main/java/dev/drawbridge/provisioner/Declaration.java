package dev.drawbridge.provisioner;

import dev.drawbridge.topology.App;
import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Limits;
import dev.drawbridge.topology.Retention;
import dev.drawbridge.topology.Storage;
import dev.drawbridge.topology.StreamSpec;
import dev.drawbridge.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the command's topology comes from: a file, or the seed's topology without one. */
final class Declaration {

    private Declaration() {}

    static Topology load(@Nullable Path file, @Nullable String streamName) throws ProvisioningException {
        Topology topology = file == null ? seed() : read(file);
        return streamName == null || streamName.isBlank() ? topology : renamed(topology, streamName);
    }

    private static Topology read(Path file) throws ProvisioningException {
        throw new ProvisioningException(
                ExitCode.USAGE, "configuration file " + file + " can't be read yet", "leave out --config");
    }

    private static Topology seed() {
        StreamSpec stream = new StreamSpec(
                "sync-stream",
                List.of("system_a.sync.system_b", "system_b.sync.system_a", "system_a.sync.dlq", "system_b.sync.dlq"),
                Retention.LIMITS,
                Storage.FILE,
                1,
                Duration.ofMinutes(2),
                Limits.NONE);
        return new Topology(
                Layout.ISOLATED, List.of(stream), List.of(app("system_a", "system_b"), app("system_b", "system_a")));
    }

    private static App app(String name, String peer) {
        ConsumerSpec consumer = new ConsumerSpec(
                name + "-workers",
                "sync-stream",
                List.of(peer + ".sync." + name),
                Duration.ofSeconds(30),
                5,
                List.of(1, 5, 15, 30, 60).stream().map(Duration::ofSeconds).toList());
        return new App(
                name, "_INBOX_" + name + ".", List.of(name + ".sync." + peer), name + ".sync.dlq", List.of(consumer));
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
        StreamSpec stream = topology.streams().get(0);
        return new Topology(
                topology.layout(),
                List.of(new StreamSpec(
                        name,
                        stream.subjects(),
                        stream.retention(),
                        stream.storage(),
                        stream.replicas(),
                        stream.duplicateWindow(),
                        stream.limits())),
                topology.mapConsumers(consumer -> new ConsumerSpec(
                                consumer.name(),
                                name,
                                consumer.filters(),
                                consumer.ackWait(),
                                consumer.maxDeliver(),
                                consumer.backoff()))
                        .apps());
    }

    private static boolean mayBeInAName(int c) {
        return c > ' ' && c != 0x7f && ".*>/\\".indexOf(c) < 0;
    }
}
