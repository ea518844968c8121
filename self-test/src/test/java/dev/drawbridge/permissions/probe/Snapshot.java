package dev.drawbridge.permissions.probe;

import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.StreamSpec;
import dev.drawbridge.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All that a server says of the declared streams and consumers, but for the time at which it says it. */
final class Snapshot {

    private Snapshot() {}

    static Map<String, String> of(ProbeConnection observer, Topology topology) {
        Map<String, String> all = new TreeMap<>();
        for (StreamSpec stream : topology.streams()) {
            all.put(stream.name(), asked(observer, "$JS.API.STREAM.INFO." + stream.name()));
        }
        for (ConsumerSpec consumer : topology.consumers()) {
            String path = consumer.stream() + "." + consumer.name();
            all.put(path, asked(observer, "$JS.API.CONSUMER.INFO." + path));
        }
        return all;
    }

    private static String asked(ProbeConnection observer, String subject) {
        JsonNode answer = Api.succeed(observer, subject, Map.of());
        ((ObjectNode) answer).remove("ts");
        answer.at("/cluster/replicas")
                .forEach(replica -> ((ObjectNode) replica).remove(List.of("active", "lag", "current")));
        return answer.toString();
    }
}
