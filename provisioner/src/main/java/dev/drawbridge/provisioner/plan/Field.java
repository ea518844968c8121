package dev.drawbridge.provisioner.plan;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One setting that a declaration decides, by the server's name of it. What is not listed here, the server's own
 * additions and defaults among it, is left as found.
 */
record Field(String name, Unit unit) {

    static final List<Field> OF_STREAM = List.of(
            new Field("subjects", Unit.TEXTS),
            new Field("retention", Unit.TEXT),
            new Field("storage", Unit.TEXT),
            new Field("num_replicas", Unit.COUNT),
            new Field("duplicate_window", Unit.DURATION),
            new Field("max_msgs", Unit.LIMIT),
            new Field("max_bytes", Unit.LIMIT),
            new Field("max_age", Unit.DURATION),
            new Field("max_msgs_per_subject", Unit.LIMIT),
            new Field("max_msg_size", Unit.LIMIT),
            new Field("discard", Unit.TEXT),
            new Field("deny_delete", Unit.FLAG),
            new Field("deny_purge", Unit.FLAG),
            new Field("no_ack", Unit.FLAG),
            new Field("allow_rollup_hdrs", Unit.FLAG),
            new Field("allow_direct", Unit.FLAG),
            new Field("mirror_direct", Unit.FLAG),
            new Field("allow_msg_ttl", Unit.FLAG),
            new Field("allow_msg_schedules", Unit.FLAG),
            new Field("allow_atomic", Unit.FLAG),
            new Field("allow_msg_counter", Unit.FLAG),
            new Field("sealed", Unit.FLAG),
            new Field("mirror", Unit.GROUP),
            new Field("sources", Unit.GROUP),
            new Field("republish", Unit.GROUP),
            new Field("subject_transform", Unit.GROUP));

    static final List<Field> OF_CONSUMER = List.of(
            new Field("deliver_subject", Unit.TEXT),
            new Field("deliver_group", Unit.TEXT),
            new Field("flow_control", Unit.FLAG),
            new Field("idle_heartbeat", Unit.DURATION),
            new Field("deliver_policy", Unit.TEXT),
            new Field("ack_policy", Unit.TEXT),
            new Field("ack_wait", Unit.DURATION),
            new Field("max_deliver", Unit.LIMIT),
            new Field("backoff", Unit.DURATIONS),
            new Field("filter_subjects", Unit.TEXTS),
            new Field("replay_policy", Unit.TEXT),
            new Field("headers_only", Unit.FLAG),
            new Field("mem_storage", Unit.FLAG),
            new Field("inactive_threshold", Unit.DURATION));

    /** Every field of {@code fields} whose value differs, in their order. */
    static List<FieldChange> diff(List<Field> fields, ObjectNode found, ObjectNode declared) {
        List<FieldChange> changes = new ArrayList<>();
        for (Field field : fields) {
            JsonNode before = found.path(field.name);
            JsonNode after = declared.path(field.name);
            String shownBefore = field.unit.show(before);
            String shownAfter = field.unit.show(after);
            if (!shownBefore.equals(shownAfter)) {
                changes.add(new FieldChange(field.name, shownBefore, shownAfter));
            }
        }
        return List.copyOf(changes);
    }

    /** {@code found} with every field of {@code fields} as declared: what is not ours stays as it was. */
    static ObjectNode overlay(List<Field> fields, ObjectNode found, ObjectNode declared) {
        ObjectNode result = found.deepCopy();
        for (Field field : fields) {
            result.remove(field.name);
            if (declared.has(field.name)) {
                result.set(field.name, declared.get(field.name));
            }
        }
        if (result.path("metadata") instanceof ObjectNode metadata) {
            // the server's own notes; it writes them anew
            metadata.propertyNames().stream()
                    .filter(name -> name.startsWith("_nats."))
                    .toList()
                    .forEach(metadata::remove);
        }
        return result;
    }
}
