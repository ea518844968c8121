package dev.drawbridge.permissions;

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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Topologies to try things on. */
public final class Bridges {

    private Bridges() {}

    /** The bridge of the seed. */
    public static Topology seed(Layout layout) {
        return between(layout, List.of("sync-stream"), "system_a", "system_b");
    }

    /** The same with push consumers: each delivers below its first filter, in a group of its own name. */
    public static Topology pushing(Topology topology) {
        return topology.mapConsumers(
                consumer -> consumer.withPush(new Push(consumer.filters().get(0) + ".worker", consumer.name())));
    }

    /** Every app speaks to every other, each stream holding its share of the apps' subjects. */
    public static Topology between(Layout layout, List<String> streams, String... apps) {
        List<List<String>> subjects = new ArrayList<>();
        streams.forEach(stream -> subjects.add(new ArrayList<>()));
        List<App> declared = new ArrayList<>();
        for (int index = 0; index < apps.length; index++) {
            String name = apps[index];
            List<String> peers =
                    Stream.of(apps).filter(app -> !app.equals(name)).toList();
            List<String> events =
                    peers.stream().map(peer -> name + ".sync." + peer).toList();
            subjects.get(index % streams.size()).addAll(events);
            subjects.get(index % streams.size()).add(name + ".sync.dlq");
            declared.add(
                    new App(name, "_INBOX_" + name + ".", events, name + ".sync.dlq", consumers(name, streams, apps)));
        }
        List<StreamSpec> specs = new ArrayList<>();
        for (int index = 0; index < streams.size(); index++) {
            specs.add(new StreamSpec(
                    streams.get(index),
                    subjects.get(index),
                    Retention.LIMITS,
                    Storage.FILE,
                    1,
                    Duration.ofMinutes(2),
                    Limits.NONE));
        }
        return new Topology(layout, specs, declared);
    }

    private static List<ConsumerSpec> consumers(String name, List<String> streams, String... apps) {
        List<ConsumerSpec> consumers = new ArrayList<>();
        for (int stream = 0; stream < streams.size(); stream++) {
            List<String> filters = new ArrayList<>();
            for (int peer = stream; peer < apps.length; peer += streams.size()) {
                if (!apps[peer].equals(name)) {
                    filters.add(apps[peer] + ".sync." + name);
                }
            }
            if (!filters.isEmpty()) {
                consumers.add(new ConsumerSpec(
                        name + "-workers",
                        streams.get(stream),
                        filters,
                        Duration.ofSeconds(30),
                        5,
                        Stream.of(1, 5, 15, 30, 60).map(Duration::ofSeconds).toList()));
            }
        }
        return consumers;
    }
}
