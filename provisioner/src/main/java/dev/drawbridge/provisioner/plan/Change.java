package dev.drawbridge.provisioner.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One step towards the declaration.
 *
 * @param consumer the consumer's name, null when the stream itself is meant
 * @param fields the settings that change; for a creation all that the declaration decides
 * @param config the configuration to send
 */
public record Change(
        Action action, String stream, @Nullable String consumer, List<FieldChange> fields, ObjectNode config) {

    /** What is done. */
    public enum Action {
        CREATE,
        UPDATE,
        /** Delete and create again: the setting can't be changed in place. Loses what was held. */
        RECREATE,
        DELETE
    }

    public Change {
        fields = List.copyOf(fields);
    }

    static Change delete(String stream, @Nullable String consumer) {
        return new Change(Action.DELETE, stream, consumer, List.of(), JsonNodeFactory.instance.objectNode());
    }

    /** The thing that changes: {@code stream sync-stream}, {@code consumer system_a-workers on sync-stream}. */
    public String target() {
        return consumer == null ? "stream " + stream : "consumer " + consumer + " on " + stream;
    }

    @Override
    public String toString() {
        String verb = action.name().toLowerCase(java.util.Locale.ROOT);
        return fields.isEmpty()
                ? verb + " " + target()
                : verb + " " + target() + ": "
                        + String.join(
                                "; ", fields.stream().map(FieldChange::toString).toList());
    }
}
