package dev.drawbridge.provisioner.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a server was found to hold of a topology.
 *
 * @param streams the declared streams that exist, by name
 * @param owners for declared subjects, the other streams that take them
 */
public record ServerState(Map<String, StreamFound> streams, List<Conflict> owners) {

    /** A server that holds nothing of it. */
    public static final ServerState EMPTY = new ServerState(Map.of(), List.of());

    public ServerState {
        streams = Map.copyOf(streams);
        owners = List.copyOf(owners);
    }

    /**
     * A stream as found.
     *
     * @param config the server's own JSON
     * @param messages how many it holds
     * @param bytes their size
     * @param oldest the age of its first message, null when it is empty
     * @param bySubject how many messages it holds on each subject
     * @param consumers the declared consumers that exist, by name
     * @param undeclared the names of all others
     */
    public record StreamFound(
            ObjectNode config,
            long messages,
            long bytes,
            @Nullable Duration oldest,
            Map<String, Long> bySubject,
            Map<String, ConsumerFound> consumers,
            List<String> undeclared) {

        public StreamFound {
            bySubject = Map.copyOf(bySubject);
            consumers = Map.copyOf(consumers);
            undeclared = List.copyOf(undeclared);
        }
    }

    /**
     * A consumer as found.
     *
     * @param config the server's own JSON
     * @param unacknowledged messages delivered and not acknowledged
     * @param pending messages not delivered yet
     */
    public record ConsumerFound(ObjectNode config, long unacknowledged, long pending) {}
}
