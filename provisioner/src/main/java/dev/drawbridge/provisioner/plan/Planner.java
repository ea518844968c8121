package dev.drawbridge.provisioner.plan;

import dev.drawbridge.provisioner.plan.Change.Action;
import dev.drawbridge.provisioner.plan.ServerState.ConsumerFound;
import dev.drawbridge.provisioner.plan.ServerState.StreamFound;
import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.StreamSpec;
import dev.drawbridge.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Compares a declaration with what a server holds. */
public final class Planner {

    /** What no server changes on a consumer in place (nats-server, checkNewConsumerConfig). */
    private static final Set<String> CONSUMER_FIXED =
            Set.of("deliver_policy", "ack_policy", "replay_policy", "mem_storage", "flow_control", "idle_heartbeat");

    private final List<Change> changes = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private final List<Undeclared> undeclared = new ArrayList<>();
    private final Consent consent;

    private Planner(Consent consent) {
        this.consent = consent;
    }

    /** The plan that brings {@code found} to {@code declared}, within what {@code consent} allows. */
    public static Plan plan(Topology declared, ServerState found, Consent consent) {
        Planner planner = new Planner(consent);
        for (StreamSpec stream : declared.streams()) {
            planner.stream(stream, found.streams().get(stream.name()), declared.consumers());
        }
        return new Plan(planner.changes, planner.losses, found.owners(), planner.undeclared, consent);
    }

    /** What destroys the declared streams and consumers that exist, and nothing else. */
    public static List<Change> destruction(Topology declared, ServerState found) {
        List<Change> changes = new ArrayList<>();
        for (StreamSpec stream : declared.streams()) {
            StreamFound held = found.streams().get(stream.name());
            if (held != null) {
                declared.consumers().stream()
                        .filter(consumer -> consumer.stream().equals(stream.name()))
                        .filter(consumer -> held.consumers().containsKey(consumer.name()))
                        .forEach(consumer -> changes.add(Change.delete(stream.name(), consumer.name())));
                changes.add(Change.delete(stream.name(), null));
            }
        }
        return List.copyOf(changes);
    }

    private void stream(StreamSpec spec, @Nullable StreamFound found, List<ConsumerSpec> consumers) {
        ObjectNode declared = found == null ? Declared.stream(spec) : Declared.stream(spec, found.config());
        boolean afresh = found == null;
        if (found == null) {
            changes.add(creation(Field.OF_STREAM, spec.name(), null, declared, declared));
        } else {
            List<FieldChange> fields = Field.diff(Field.OF_STREAM, found.config(), declared);
            losses.addAll(Losses.of(spec, found, fields));
            afresh = fields.stream().anyMatch(Losses::needsNewStream);
            if (!fields.isEmpty()) {
                changes.add(new Change(
                        afresh ? Action.RECREATE : Action.UPDATE,
                        spec.name(),
                        null,
                        fields,
                        afresh ? declared : Field.overlay(Field.OF_STREAM, found.config(), declared)));
            }
        }
        for (ConsumerSpec consumer : consumers) {
            if (consumer.stream().equals(spec.name())) {
                boolean there = found != null && !afresh;
                consumer(consumer, there && found != null ? found.consumers().get(consumer.name()) : null);
            }
        }
        if (found != null && !afresh) {
            found.undeclared().forEach(name -> undeclared(spec.name(), name));
        }
    }

    private void consumer(ConsumerSpec spec, @Nullable ConsumerFound found) {
        ObjectNode declared = Declared.consumer(spec);
        ObjectNode reported = Declared.consumerAsReported(spec);
        if (found == null) {
            changes.add(creation(Field.OF_CONSUMER, spec.stream(), spec.name(), reported, declared));
            return;
        }
        ObjectNode held = oneFormOfFilters(found.config());
        List<FieldChange> fields = Field.diff(Field.OF_CONSUMER, held, reported);
        if (fields.isEmpty()) {
            return;
        }
        List<FieldChange> fixed = fields.stream().filter(Planner::isFixed).toList();
        fixed.forEach(field -> losses.add(new Loss(
                spec.stream(),
                "consumer " + spec.name() + ", " + field,
                "it can't be changed in place; made anew, the consumer forgets its position ("
                        + found.unacknowledged() + " messages unacknowledged, " + found.pending()
                        + " not delivered) and offers every message held again")));
        changes.add(new Change(
                fixed.isEmpty() ? Action.UPDATE : Action.RECREATE,
                spec.stream(),
                spec.name(),
                fields,
                fixed.isEmpty() ? Field.overlay(Field.OF_CONSUMER, held, declared) : declared));
    }

    /**
     * A push consumer takes another deliver subject and group, while nobody listens on the old one; but none becomes a pull
     * consumer, nor the other way round (2.9.10, 2.10.27 and 2.15.1).
     */
    private static boolean isFixed(FieldChange field) {
        boolean changesKind = field.field().equals("deliver_subject")
                && (field.found().equals(Unit.NONE) || field.declared().equals(Unit.NONE));
        return changesKind || CONSUMER_FIXED.contains(field.field());
    }

    private void undeclared(String stream, String consumer) {
        if (consent.prune()) {
            changes.add(Change.delete(stream, consumer));
        } else {
            undeclared.add(new Undeclared(stream, consumer));
        }
    }

    private static Change creation(
            List<Field> fields, String stream, @Nullable String consumer, ObjectNode shown, ObjectNode config) {
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        List<FieldChange> all = Field.diff(fields, nothing, shown).stream()
                .map(field -> new FieldChange(field.field(), "absent", field.declared()))
                .toList();
        return new Change(Action.CREATE, stream, consumer, all, config);
    }

    /** The server writes one filter as {@code filter_subject} and several as {@code filter_subjects}. */
    private static ObjectNode oneFormOfFilters(ObjectNode config) {
        ObjectNode result = config.deepCopy();
        String single = result.path("filter_subject").asString("");
        result.remove("filter_subject");
        if (!single.isEmpty()) {
            result.putArray("filter_subjects").add(single);
        }
        return result;
    }
}
