package dev.drawbridge.cli.setup;

import dev.drawbridge.topology.App;
import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.StreamSpec;
import dev.drawbridge.topology.Topology;
import dev.drawbridge.topology.TopologyYaml;
import java.util.List;
import java.util.stream.Stream;

/** The seed's bridge with other names: every app writes to every other, and reads what they write to it. */
final class DefaultTopology {

    private DefaultTopology() {}

    static Topology of(Layout layout, String stream, List<String> apps) {
        Topology seed = TopologyYaml.seed();
        StreamSpec spec = seed.streams().get(0);
        ConsumerSpec consumer = seed.consumers().get(0);
        List<App> all = apps.stream()
                .map(app -> new App(
                        app,
                        "_INBOX_" + app + ".",
                        others(app, apps).map(peer -> event(app, peer)).toList(),
                        app + ".sync.dlq",
                        List.of(new ConsumerSpec(
                                app + "-workers",
                                stream,
                                others(app, apps).map(peer -> event(peer, app)).toList(),
                                consumer.ackWait(),
                                consumer.maxDeliver(),
                                consumer.backoff()))))
                .toList();
        List<String> subjects = Stream.concat(
                        all.stream().flatMap(app -> app.publishes().stream()),
                        all.stream().map(App::deadLetters))
                .toList();
        return new Topology(layout, List.of(spec.withName(stream).withSubjects(subjects)), all);
    }

    private static Stream<String> others(String app, List<String> apps) {
        return apps.stream().filter(other -> !other.equals(app));
    }

    private static String event(String from, String to) {
        return from + ".sync." + to;
    }
}
