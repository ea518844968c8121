package dev.drawbridge.permissions.residue;

import dev.drawbridge.topology.Limits;
import dev.drawbridge.topology.StreamSpec;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What the settings of a stream leave open.
 *
 * @param orders the settings that let a header give the stream an order, those that are on
 * @param bounded whether it holds no more than so many messages or bytes
 * @param discardsOld whether it makes room by throwing away what is oldest
 * @param reported whether a server says so; else it is declared
 */
public record StreamSettings(
        String stream,
        Duration duplicateWindow,
        Set<String> orders,
        boolean bounded,
        boolean discardsOld,
        boolean direct,
        boolean denyDelete,
        boolean denyPurge,
        boolean reported) {

    /** The settings by which a header does more than carry words (nats-server 2.15.1). */
    public static final List<String> ORDERS =
            List.of("allow_rollup_hdrs", "allow_msg_ttl", "allow_msg_schedules", "allow_atomic", "allow_msg_counter");

    public StreamSettings {
        orders = Set.copyOf(orders);
    }

    /** As a server reports them in the {@code config} of STREAM.INFO; what is off is left out there. */
    public static StreamSettings reported(JsonNode config) {
        return new StreamSettings(
                config.path("name").asString(""),
                Duration.ofNanos(config.path("duplicate_window").asLong(0)),
                ORDERS.stream()
                        .filter(each -> config.path(each).asBoolean(false))
                        .collect(Collectors.toSet()),
                config.path("max_msgs").asLong(-1) > 0
                        || config.path("max_bytes").asLong(-1) > 0,
                !config.path("discard").asString("old").equals("new"),
                config.path("allow_direct").asBoolean(false),
                config.path("deny_delete").asBoolean(false),
                config.path("deny_purge").asBoolean(false),
                true);
    }

    /** As the provisioner would make the stream. */
    public static StreamSettings declared(StreamSpec spec) {
        Limits limits = spec.limits();
        return new StreamSettings(
                spec.name(),
                spec.duplicateWindow(),
                Set.of(),
                limits.maxMessages() != null || limits.maxBytes() != null,
                true,
                false,
                Boolean.TRUE.equals(spec.denyDelete()),
                Boolean.TRUE.equals(spec.denyPurge()),
                false);
    }

    /** Where it is known from. */
    String source() {
        return reported ? "the server's STREAM.INFO" : "the declared topology";
    }
}
