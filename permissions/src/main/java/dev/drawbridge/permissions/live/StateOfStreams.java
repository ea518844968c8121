package dev.drawbridge.permissions.live;

import dev.drawbridge.permissions.probe.Payload;
import dev.drawbridge.permissions.probe.ProbeConnection;
import dev.drawbridge.permissions.probe.ProbeEnvironmentException;
import dev.drawbridge.permissions.probe.RequestOutcome;
import dev.drawbridge.permissions.residue.StreamSettings;
import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.StreamSpec;
import dev.drawbridge.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** All that a server says of the declared streams and consumers, but for what passes by itself: times, and who catches up. */
final class StateOfStreams {

    private StateOfStreams() {}

    /** The settings of the streams in what was taken down. */
    static List<StreamSettings> settings(Map<String, String> seen) {
        return seen.entrySet().stream()
                .filter(each -> each.getKey().startsWith("STREAM.INFO."))
                .map(each -> StreamSettings.reported(
                        JsonMapper.shared().readTree(each.getValue()).path("config")))
                .toList();
    }

    /**
     * Takes it down, or nothing where this principal may not look, or is where nobody listens.
     *
     * @throws ProbeEnvironmentException when a declared stream or consumer isn't there, since a denial of what doesn't exist shows
     *     nothing; and when who may look gets no answer
     */
    static Optional<Map<String, String>> seenBy(ProbeConnection connection, Topology topology) {
        List<String> requests = new ArrayList<>();
        for (StreamSpec stream : topology.streams()) {
            requests.add("STREAM.INFO." + stream.name());
        }
        for (ConsumerSpec consumer : topology.consumers()) {
            requests.add("CONSUMER.INFO." + consumer.stream() + "." + consumer.name());
        }
        Map<String, String> all = new TreeMap<>();
        for (String request : requests) {
            RequestOutcome outcome = connection.request("$JS.API." + request, Map.of(), Payload.EMPTY, Trials.ANSWER);
            if (outcome instanceof RequestOutcome.Unanswered unanswered) {
                throw new ProbeEnvironmentException("the server permits " + request + " and answers nothing within "
                        + unanswered.waited().toSeconds() + " s: without its answer nobody knows what is there");
            }
            if (!(outcome instanceof RequestOutcome.Answered answered)
                    || answered.message().status() != null) {
                return Optional.empty();
            }
            JsonNode info = JsonMapper.shared().readTree(answered.message().text());
            if (info.has("error")) {
                throw new ProbeEnvironmentException("the server has not what the topology declares: " + request
                        + " is answered by \"" + info.at("/error/description").asString("") + "\"");
            }
            all.put(request, withoutTimes(info).toString());
        }
        return Optional.of(all);
    }

    /** Of a cluster the members and the leader count, not when each replica was last heard of and what it lags behind. */
    private static JsonNode withoutTimes(JsonNode info) {
        ((ObjectNode) info).remove("ts");
        info.at("/cluster/replicas")
                .forEach(replica -> ((ObjectNode) replica).remove(List.of("active", "lag", "current")));
        return info;
    }
}
