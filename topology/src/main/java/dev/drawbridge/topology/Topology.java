package dev.drawbridge.topology;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A bridge of two or more apps over one or more streams, as declared.
 *
 * @param layout how principals are laid out over accounts
 */
public record Topology(Layout layout, List<StreamSpec> streams, List<App> apps) {

    public Topology {
        streams = List.copyOf(streams);
        apps = List.copyOf(apps);
    }

    /**
     * The app of that name.
     *
     * @throws IllegalArgumentException naming the declared apps when there is none
     */
    public App app(String name) {
        return apps.stream()
                .filter(app -> app.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no app \"" + name + "\"; declared: "
                        + apps.stream().map(App::name).toList()));
    }

    /**
     * The stream of that name.
     *
     * @throws IllegalArgumentException naming the declared streams when there is none
     */
    public StreamSpec stream(String name) {
        return streams.stream()
                .filter(stream -> stream.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no stream \"" + name + "\"; declared: "
                        + streams.stream().map(StreamSpec::name).toList()));
    }

    /** Every app but the one of that name, in declared order. */
    public List<App> peersOf(String name) {
        return apps.stream().filter(app -> !app.name().equals(name)).toList();
    }

    /** Every durable consumer of every app, in declared order. */
    public List<ConsumerSpec> consumers() {
        return apps.stream().flatMap(app -> app.consumers().stream()).toList();
    }

    /** The same bridge in the other layout. */
    public Topology withLayout(Layout other) {
        return new Topology(other, streams, apps);
    }

    /** The same bridge with every consumer changed by {@code change}. */
    public Topology mapConsumers(UnaryOperator<ConsumerSpec> change) {
        return new Topology(
                layout,
                streams,
                apps.stream()
                        .map(app -> new App(
                                app.name(),
                                app.inboxPrefix(),
                                app.publishes(),
                                app.deadLetters(),
                                app.consumers().stream().map(change).toList()))
                        .toList());
    }

    /** The same bridge with every time that the server drives divided by {@code divisor}: the fast pace. */
    public Topology faster(int divisor) {
        return mapConsumers(consumer -> consumer.withTimes(
                divided(consumer.ackWait(), divisor),
                consumer.backoff().stream().map(step -> divided(step, divisor)).toList()));
    }

    /** The same bridge in which no wait for a redelivery is shorter than {@code least}. */
    public Topology unhurried(Duration least) {
        return mapConsumers(consumer -> consumer.withTimes(
                longer(consumer.ackWait(), least),
                consumer.backoff().stream().map(step -> longer(step, least)).toList()));
    }

    private static Duration longer(Duration time, Duration least) {
        return time.compareTo(least) < 0 ? least : time;
    }

    /** Never zero, which is no time that a server takes. */
    private static Duration divided(Duration time, int divisor) {
        Duration divided = time.dividedBy(divisor);
        return divided.isZero() ? Duration.ofNanos(1) : divided;
    }
}
