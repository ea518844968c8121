package dev.drawbridge.provisioner.nats;

import dev.drawbridge.provisioner.nats.ServerException.Kind;
import dev.drawbridge.provisioner.plan.Change;
import dev.drawbridge.provisioner.plan.Conflict;
import dev.drawbridge.provisioner.plan.ServerState;
import dev.drawbridge.provisioner.plan.ServerState.ConsumerFound;
import dev.drawbridge.provisioner.plan.ServerState.StreamFound;
import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.StreamSpec;
import dev.drawbridge.topology.Topology;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JetStream API calls of a provisioner, each in the form that the least grants allow: every subject names the
 * stream, and the consumer where there is one. The one exception is {@code STREAM.NAMES}, asked only before a subject
 * is claimed, to name a stream that already has it.
 */
public final class JetStreamServer {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonNode EMPTY = MissingNode.getInstance();

    private final NatsSession session;

    public JetStreamServer(NatsSession session) {
        this.session = session;
    }

    /**
     * Reads what the server holds of {@code topology}; changes nothing.
     *
     * @throws ServerException when it can't be read
     */
    public ServerState read(Topology topology) throws ServerException {
        Map<String, StreamFound> streams = new HashMap<>();
        List<Conflict> owners = new ArrayList<>();
        for (StreamSpec spec : topology.streams()) {
            Optional<StreamFound> found = stream(spec, topology.consumers());
            found.ifPresent(stream -> streams.put(spec.name(), stream));
            Set<String> toClaim = new LinkedHashSet<>(spec.subjects());
            found.ifPresent(stream -> toClaim.removeAll(stream.config()
                    .path("subjects")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList()));
            for (String subject : toClaim) {
                owners(spec.name(), subject).forEach(owners::add);
            }
        }
        return new ServerState(streams, owners);
    }

    private Optional<StreamFound> stream(StreamSpec spec, List<ConsumerSpec> declared) throws ServerException {
        String name = spec.name();
        ObjectNode query = JSON.objectNode().put("subjects_filter", ">");
        JsonNode info;
        try {
            info = session.request("STREAM.INFO." + name, query);
        } catch (ServerException absent) {
            if (absent.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw absent;
        }
        Map<String, ConsumerFound> consumers = new HashMap<>();
        List<String> undeclared = new ArrayList<>();
        Set<String> expected = new LinkedHashSet<>();
        declared.stream().filter(consumer -> consumer.stream().equals(name)).forEach(one -> expected.add(one.name()));
        for (String consumer : names("CONSUMER.NAMES." + name, "consumers", JSON.objectNode())) {
            if (expected.contains(consumer)) {
                consumer(name, consumer).ifPresent(found -> consumers.put(consumer, found));
            } else {
                undeclared.add(consumer);
            }
        }
        JsonNode state = info.path("state");
        Map<String, Long> bySubject = new HashMap<>();
        state.path("subjects").forEachEntry((subject, count) -> bySubject.put(subject, count.asLong()));
        long messages = state.path("messages").asLong();
        return Optional.of(new StreamFound(
                (ObjectNode) info.path("config"),
                messages,
                state.path("bytes").asLong(),
                messages == 0 ? null : age(info),
                bySubject,
                consumers,
                undeclared));
    }

    /** By the server's clock where it tells the time (2.10 and later). */
    private static @Nullable Duration age(JsonNode info) {
        String first = info.path("state").path("first_ts").asString("");
        String now = info.path("ts").asString("");
        if (first.isEmpty()) {
            return null;
        }
        return Duration.between(
                OffsetDateTime.parse(first),
                now.isEmpty() ? OffsetDateTime.now(java.time.ZoneOffset.UTC) : OffsetDateTime.parse(now));
    }

    private Optional<ConsumerFound> consumer(String stream, String consumer) throws ServerException {
        try {
            JsonNode info = session.request("CONSUMER.INFO." + stream + "." + consumer, EMPTY);
            return Optional.of(new ConsumerFound(
                    (ObjectNode) info.path("config"),
                    info.path("num_ack_pending").asLong(),
                    info.path("num_pending").asLong()));
        } catch (ServerException gone) {
            if (gone.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw gone;
        }
    }

    private List<Conflict> owners(String stream, String subject) throws ServerException {
        try {
            return names("STREAM.NAMES", "streams", JSON.objectNode().put("subject", subject)).stream()
                    .filter(owner -> !owner.equals(stream))
                    .map(owner -> new Conflict(stream, subject, owner))
                    .toList();
        } catch (ServerException unseen) {
            if (unseen.kind() == Kind.DENIED) {
                // the server still refuses an overlap; it only can't be named beforehand
                return List.of();
            }
            throw unseen;
        }
    }

    private List<String> names(String operation, String list, ObjectNode query) throws ServerException {
        List<String> names = new ArrayList<>();
        long total;
        int before;
        do {
            before = names.size();
            JsonNode page = session.request(operation, query.put("offset", before));
            page.path(list).forEach(name -> names.add(name.asString()));
            total = page.path("total").asLong();
        } while (names.size() < total && names.size() > before);
        return names;
    }

    /**
     * Does one step of a plan.
     *
     * @throws ServerException CHANGED_MEANWHILE when the server is no longer as it was read
     */
    public void apply(Change change) throws ServerException {
        String consumer = change.consumer();
        if (consumer == null) {
            applyToStream(change);
        } else {
            applyToConsumer(change, consumer);
        }
    }

    private void applyToStream(Change change) throws ServerException {
        switch (change.action()) {
            case CREATE -> session.request("STREAM.CREATE." + change.stream(), change.config());
            case UPDATE -> session.request("STREAM.UPDATE." + change.stream(), change.config());
            case DELETE -> delete("STREAM.DELETE." + change.stream());
            case RECREATE -> {
                delete("STREAM.DELETE." + change.stream());
                session.request("STREAM.CREATE." + change.stream(), change.config());
            }
        }
    }

    private void applyToConsumer(Change change, String consumer) throws ServerException {
        switch (change.action()) {
            case CREATE -> write(change, consumer, "create");
            case UPDATE -> write(change, consumer, "update");
            case DELETE -> delete("CONSUMER.DELETE." + change.stream() + "." + consumer);
            case RECREATE -> {
                delete("CONSUMER.DELETE." + change.stream() + "." + consumer);
                write(change, consumer, "create");
            }
        }
    }

    /** With one filter the subject carries it, so that a grant can name it too (nats-server 2.9). */
    private void write(Change change, String consumer, String action) throws ServerException {
        ObjectNode config = change.config().deepCopy();
        JsonNode filters = config.path("filter_subjects");
        String subject = "CONSUMER.CREATE." + change.stream() + "." + consumer;
        if (filters.size() == 1) {
            String filter = filters.path(0).asString();
            config.remove("filter_subjects");
            config.put("filter_subject", filter);
            subject += "." + filter;
        }
        ObjectNode body = JSON.objectNode().put("stream_name", change.stream()).put("action", action);
        body.set("config", config);
        try {
            session.request(subject, body);
        } catch (ServerException refused) {
            boolean made = refused.kind() == Kind.CONSUMER_IN_USE && change.action() != Change.Action.UPDATE;
            if (made || refused.kind() == Kind.NOT_FOUND) {
                throw new ServerException(Kind.CHANGED_MEANWHILE, String.valueOf(refused.getMessage()));
            }
            throw refused;
        }
    }

    private void delete(String operation) throws ServerException {
        try {
            session.request(operation, EMPTY);
        } catch (ServerException gone) {
            if (gone.kind() != Kind.NOT_FOUND) {
                throw gone;
            }
        }
    }
}
