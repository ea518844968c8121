package dev.drawbridge.cli.setup;

import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.Limits;
import dev.drawbridge.topology.Push;
import dev.drawbridge.topology.Retention;
import dev.drawbridge.topology.Storage;
import dev.drawbridge.topology.StreamSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The streams and consumers of a server, as a topology would declare them.
 *
 * @param remarks where a declaration says other than the server, since it can't say the same
 */
record SeenServer(List<StreamSpec> streams, List<ConsumerSpec> consumers, List<String> remarks) {

    private static final int DELIVERIES = 5;

    static SeenServer of(List<JsonNode> looked) {
        List<StreamSpec> streams = new ArrayList<>();
        List<ConsumerSpec> consumers = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (JsonNode each : looked) {
            StreamSpec stream = stream(each.path("config"));
            streams.add(stream);
            each.path("consumers")
                    .forEach(consumer -> consumers.add(consumer(stream, consumer.path("config"), remarks)));
        }
        return new SeenServer(streams, consumers, remarks);
    }

    private static StreamSpec stream(JsonNode config) {
        return new StreamSpec(
                config.path("name").asString(),
                texts(config.path("subjects")),
                switch (config.path("retention").asString("")) {
                    case "interest" -> Retention.INTEREST;
                    case "workqueue" -> Retention.WORK_QUEUE;
                    default -> Retention.LIMITS;
                },
                config.path("storage").asString("").equals("memory") ? Storage.MEMORY : Storage.FILE,
                Math.max(1, config.path("num_replicas").asInt(1)),
                Duration.ofNanos(config.path("duplicate_window")
                        .asLong(Duration.ofMinutes(2).toNanos())),
                new Limits(limit(config, "max_msgs"), limit(config, "max_bytes"), age(config)),
                config.path("deny_delete").asBoolean(false) ? Boolean.TRUE : null,
                config.path("deny_purge").asBoolean(false) ? Boolean.TRUE : null);
    }

    /** The server tells the first step of a backoff as the ack wait, and no limit as one that isn't positive. */
    private static ConsumerSpec consumer(StreamSpec stream, JsonNode config, List<String> remarks) {
        String name = config.path("durable_name").asString();
        List<String> filters = new ArrayList<>(texts(config.path("filter_subjects")));
        String only = config.path("filter_subject").asString("");
        if (filters.isEmpty()) {
            filters.addAll(only.isEmpty() ? stream.subjects() : List.of(only));
        }
        int most = config.path("max_deliver").asInt(-1);
        if (most < 1) {
            remarks.add("The server has no limit of deliveries for " + name
                    + ", so nothing is ever dead-lettered: declared are " + DELIVERIES + ".");
        }
        String push = config.path("deliver_subject").asString("");
        return new ConsumerSpec(
                name,
                stream.name(),
                filters,
                Duration.ofNanos(
                        config.path("ack_wait").asLong(Duration.ofSeconds(30).toNanos())),
                most < 1 ? DELIVERIES : most,
                config.path("backoff")
                        .valueStream()
                        .map(step -> Duration.ofNanos(step.asLong()))
                        .toList(),
                push.isEmpty()
                        ? null
                        : new Push(push, config.path("deliver_group").asString(name)));
    }

    private static @Nullable Long limit(JsonNode config, String key) {
        long most = config.path(key).asLong(-1);
        return most < 1 ? null : most;
    }

    private static @Nullable Duration age(JsonNode config) {
        long most = config.path("max_age").asLong(0);
        return most < 1 ? null : Duration.ofNanos(most);
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
