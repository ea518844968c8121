package dev.drawbridge.operations.status;

import dev.drawbridge.operations.StoredMessage;
import dev.drawbridge.operations.StreamClient;
import dev.drawbridge.permissions.Subjects;
import dev.drawbridge.topology.App;
import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.StreamSpec;
import dev.drawbridge.topology.Topology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Looks, with the observer's least grants. */
final class Observed {

    private final StreamClient client;
    private final Topology topology;
    private final List<String> problems = new ArrayList<>();

    private Observed(StreamClient client, Topology topology) {
        this.client = client;
        this.topology = topology;
    }

    /**
     * What there is now.
     *
     * @throws dev.drawbridge.harness.EnvironmentException when the server can't be asked, or refuses to tell
     */
    static BridgeStatus look(StreamClient client, Topology topology) {
        Observed observed = new Observed(client, topology);
        List<BridgeStatus.Stream> streams = topology.streams().stream()
                .flatMap(each -> observed.stream(each).stream())
                .toList();
        List<String> there = streams.stream().map(BridgeStatus.Stream::name).toList();
        return new BridgeStatus(
                Instant.now(),
                client.address() + ", nats-server " + client.serverVersion(),
                streams,
                topology.apps().stream()
                        .flatMap(app -> observed.consumers(app, there))
                        .toList(),
                topology.apps().stream()
                        .flatMap(app -> observed.deadLetters(app, there).stream())
                        .toList(),
                observed.problems);
    }

    private Optional<BridgeStatus.Stream> stream(StreamSpec spec) {
        Optional<JsonNode> info = client.info("$JS.API.STREAM.INFO." + spec.name(), "");
        if (info.isEmpty()) {
            problems.add("there is no stream " + spec.name() + "; provision it: ./drawbridge provision apply");
        }
        return info.map(found -> {
            JsonNode state = found.path("state");
            return new BridgeStatus.Stream(
                    spec.name(),
                    state.path("messages").asLong(),
                    state.path("bytes").asLong(),
                    state.path("first_seq").asLong(),
                    state.path("last_seq").asLong(),
                    time(state.path("last_ts")));
        });
    }

    private Stream<BridgeStatus.Consumer> consumers(App app, List<String> streams) {
        return app.consumers().stream()
                .filter(spec -> streams.contains(spec.stream()))
                .flatMap(spec -> consumer(app, spec).stream());
    }

    private Optional<BridgeStatus.Consumer> consumer(App app, ConsumerSpec spec) {
        Optional<JsonNode> info = client.info("$JS.API.CONSUMER.INFO." + spec.stream() + "." + spec.name(), "");
        if (info.isEmpty()) {
            problems.add("there is no consumer " + spec.name() + " on " + spec.stream() + ", so nothing reaches "
                    + app.name() + "; provision it: ./drawbridge provision apply");
        }
        return info.map(found -> new BridgeStatus.Consumer(
                app.name(),
                spec.stream(),
                spec.name(),
                found.path("num_pending").asLong(),
                found.path("num_ack_pending").asLong(),
                found.path("num_redelivered").asLong(),
                found.at("/ack_floor/stream_seq").asLong(),
                later(time(found.at("/delivered/last_active")), time(found.at("/ack_floor/last_active")))));
    }

    /** Counted by the server: with a filter the stream's state tells the messages on each subject. */
    private Optional<BridgeStatus.DeadLetters> deadLetters(App app, List<String> streams) {
        String subject = app.deadLetters();
        return topology.streams().stream()
                .filter(stream -> stream.subjects().stream().anyMatch(each -> Subjects.matches(each, subject)))
                .map(StreamSpec::name)
                .filter(streams::contains)
                .findFirst()
                .map(stream -> {
                    long count = client.info(
                                    "$JS.API.STREAM.INFO." + stream, "{\"subjects_filter\":\"" + subject + "\"}")
                            .map(info -> info.path("state")
                                    .path("subjects")
                                    .path(subject)
                                    .asLong(0))
                            .orElse(0L);
                    Optional<StoredMessage> last = client.last(stream, subject);
                    return new BridgeStatus.DeadLetters(
                            app.name(),
                            subject,
                            count,
                            last.map(StoredMessage::sequence).orElse(0L),
                            last.flatMap(message -> message.header("x-dlq-reason"))
                                    .orElse(""),
                            last.map(StoredMessage::time).orElse(null));
                });
    }

    /** The server says year 1 for never. */
    private static @Nullable Instant time(JsonNode node) {
        String text = node.asString("");
        return text.isEmpty() || text.startsWith("0001-") ? null : Instant.parse(text);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
