package dev.drawbridge.provisioner;

import dev.drawbridge.topology.App;
import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Limits;
import dev.drawbridge.topology.Push;
import dev.drawbridge.topology.Retention;
import dev.drawbridge.topology.Storage;
import dev.drawbridge.topology.StreamSpec;
import dev.drawbridge.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The seed's bridge and variations of it, built by hand. */
public final class Bridges {

    public static final List<String> SUBJECTS =
            List.of("system_a.sync.system_b", "system_b.sync.system_a", "system_a.sync.dlq", "system_b.sync.dlq");

    private Bridges() {}

    public static Topology seed() {
        return new Topology(
                Layout.FLAT,
                List.of(new StreamSpec(
                        "sync-stream",
                        SUBJECTS,
                        Retention.LIMITS,
                        Storage.FILE,
                        1,
                        Duration.ofMinutes(2),
                        Limits.NONE)),
                List.of(app("system_a", "system_b"), app("system_b", "system_a")));
    }

    private static App app(String name, String peer) {
        ConsumerSpec consumer = new ConsumerSpec(
                name + "-workers",
                "sync-stream",
                List.of(peer + ".sync." + name),
                Duration.ofSeconds(30),
                5,
                Stream.of(1, 5, 15, 30, 60).map(Duration::ofSeconds).toList());
        return new App(
                name, "_INBOX_" + name + ".", List.of(name + ".sync." + peer), name + ".sync.dlq", List.of(consumer));
    }

    /** The seed with its stream changed. */
    public static Topology withStream(UnaryOperator<StreamSpec> change) {
        Topology seed = seed();
        return new Topology(seed.layout(), seed.streams().stream().map(change).toList(), seed.apps());
    }

    public static Topology withLimits(Limits limits) {
        return withStream(stream -> stream.withLimits(limits));
    }

    public static Topology withSubjects(List<String> subjects) {
        return withStream(stream -> stream.withSubjects(subjects));
    }

    public static Topology withRetention(Retention retention) {
        return withStream(stream -> stream.withRetention(retention));
    }

    public static Topology withStorage(Storage storage) {
        return withStream(stream -> stream.withStorage(storage));
    }

    public static Topology withDenied(boolean delete, boolean purge) {
        return withStream(stream -> stream.withDenied(delete, purge));
    }

    /** The seed as servers before 2.10.23 can hold it too. */
    public static Topology withoutLastStep() {
        return withBackoff(Stream.of(1, 5, 15, 30).map(Duration::ofSeconds).toList());
    }

    public static Topology withBackoff(List<Duration> backoff) {
        return seed().mapConsumers(consumer -> consumer.withTimes(consumer.ackWait(), backoff));
    }

    public static Topology withMaxDeliver(int maxDeliver) {
        return seed().mapConsumers(consumer -> consumer.withMaxDeliver(maxDeliver));
    }

    /** The seed with push consumers: each delivers to {@code peer.sync.app.worker}, in a group of the consumer's name. */
    public static Topology pushing() {
        return seed().mapConsumers(consumer ->
                consumer.withPush(new Push(consumer.filters().get(0) + ".worker", consumer.name())));
    }
}
