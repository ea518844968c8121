package dev.drawbridge.steps;

import dev.drawbridge.topology.App;
import dev.drawbridge.topology.Limits;
import dev.drawbridge.topology.Retention;
import dev.drawbridge.topology.Storage;
import dev.drawbridge.topology.StreamSpec;
import dev.drawbridge.topology.Topology;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes of a declaration that scenarios provision. */
public enum TopologyChange {
    LIMIT_ADDED("a limit of 1000 messages added", topology -> stream(topology, stream -> limited(stream, 1000L))),
    LIMIT_BELOW("a limit below what is held", topology -> stream(topology, stream -> limited(stream, 2L))),
    RETENTION(
            "the retention changed",
            topology -> stream(topology, stream -> stream.withRetention(Retention.WORK_QUEUE))),
    STORAGE("the storage changed", topology -> stream(topology, stream -> stream.withStorage(Storage.MEMORY))),
    SUBJECT_REMOVED("a subject removed", TopologyChange::oneWay);

    private final String words;
    private final UnaryOperator<Topology> change;

    TopologyChange(String words, UnaryOperator<Topology> change) {
        this.words = words;
        this.change = change;
    }

    String words() {
        return words;
    }

    Topology of(Topology declared) {
        return change.apply(declared);
    }

    private static Topology stream(Topology topology, UnaryOperator<StreamSpec> change) {
        return new Topology(
                topology.layout(), topology.streams().stream().map(change).toList(), topology.apps());
    }

    private static StreamSpec limited(StreamSpec stream, long messages) {
        return stream.withLimits(new Limits(messages, null, null));
    }

    /** The first app publishes elsewhere from now on, and its old subject is gone from the stream. */
    private static Topology oneWay(Topology topology) {
        App first = topology.apps().get(0);
        String old = first.publishes().get(0);
        String other = old + ".v2";
        Topology renamed = topology.mapConsumers(consumer -> consumer.withFilters(consumer.filters().stream()
                .map(filter -> filter.equals(old) ? other : filter)
                .toList()));
        return new Topology(
                renamed.layout(),
                renamed.streams().stream()
                        .map(stream -> stream.withSubjects(stream.subjects().stream()
                                .map(subject -> subject.equals(old) ? other : subject)
                                .toList()))
                        .toList(),
                renamed.apps().stream()
                        .map(app -> app.name().equals(first.name())
                                ? new App(
                                        app.name(),
                                        app.inboxPrefix(),
                                        List.of(other),
                                        app.deadLetters(),
                                        app.consumers())
                                : app)
                        .toList());
    }
}
