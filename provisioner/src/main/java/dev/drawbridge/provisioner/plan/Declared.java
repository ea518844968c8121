package dev.drawbridge.provisioner.plan;

import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.Limits;
import dev.drawbridge.topology.Push;
import dev.drawbridge.topology.StreamSpec;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A declaration in the words of the JetStream API. */
public final class Declared {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Declared() {}

    /** The configuration to send for a stream. */
    public static ObjectNode stream(StreamSpec spec) {
        Limits limits = spec.limits();
        ObjectNode config = JSON.objectNode();
        config.put("name", spec.name());
        config.set("subjects", texts(spec.subjects()));
        config.put("retention", spec.retention().name().toLowerCase(Locale.ROOT).replace("_", ""));
        config.put("storage", spec.storage().name().toLowerCase(Locale.ROOT));
        config.put("num_replicas", spec.replicas());
        config.put("duplicate_window", spec.duplicateWindow().toNanos());
        config.put("max_consumers", -1);
        config.put("max_msgs", orUnlimited(limits.maxMessages()));
        config.put("max_bytes", orUnlimited(limits.maxBytes()));
        config.put("max_age", limits.maxAge() == null ? 0 : limits.maxAge().toNanos());
        config.put("max_msgs_per_subject", -1);
        config.put("max_msg_size", -1);
        config.put("discard", "old");
        config.put("deny_delete", Boolean.TRUE.equals(spec.denyDelete()));
        config.put("deny_purge", Boolean.TRUE.equals(spec.denyPurge()));
        return config;
    }

    /** The configuration of a stream that is there: what the declaration leaves undecided stays as it was found. */
    static ObjectNode stream(StreamSpec spec, ObjectNode found) {
        return stream(spec.withDenied(
                decided(spec.denyDelete(), found.path("deny_delete")),
                decided(spec.denyPurge(), found.path("deny_purge"))));
    }

    private static boolean decided(@Nullable Boolean declared, JsonNode found) {
        return declared == null ? found.asBoolean(false) : declared;
    }

    /** The configuration to send for a durable consumer, with the ack wait as declared. */
    public static ObjectNode consumer(ConsumerSpec spec) {
        ObjectNode config = JSON.objectNode();
        config.put("name", spec.name());
        config.put("durable_name", spec.name());
        config.put("deliver_policy", "all");
        config.put("ack_policy", "explicit");
        config.put("ack_wait", spec.ackWait().toNanos());
        config.put("max_deliver", spec.maxDeliver());
        if (!spec.backoff().isEmpty()) {
            ArrayNode steps = config.putArray("backoff");
            spec.backoff().stream().map(Duration::toNanos).forEach(steps::add);
        }
        config.set("filter_subjects", texts(spec.filters()));
        config.put("replay_policy", "instant");
        Push push = spec.push();
        if (push != null) {
            config.put("deliver_subject", push.subject());
            config.put("deliver_group", push.group());
        }
        return config;
    }

    /** The same consumer as a server reports it: a backoff's first step stands in place of the ack wait. */
    static ObjectNode consumerAsReported(ConsumerSpec spec) {
        ObjectNode config = consumer(spec);
        config.put("ack_wait", spec.effectiveAckWait().toNanos());
        return config;
    }

    private static ArrayNode texts(List<String> texts) {
        ArrayNode array = JSON.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static long orUnlimited(@Nullable Long limit) {
        return limit == null ? -1 : limit;
    }
}
