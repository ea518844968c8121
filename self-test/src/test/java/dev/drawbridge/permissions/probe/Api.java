package dev.drawbridge.permissions.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.topology.ConsumerSpec;
import dev.drawbridge.topology.Push;
import dev.drawbridge.topology.StreamSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests to the JetStream API. */
final class Api {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    private Api() {}

    static void create(ProbeConnection admin, StreamSpec stream) {
        succeed(admin, "$JS.API.STREAM.CREATE." + stream.name(), config(stream));
    }

    static Map<String, Object> config(StreamSpec stream) {
        return Map.of(
                "name", stream.name(),
                "subjects", stream.subjects(),
                "storage", "file",
                "num_replicas", stream.replicas());
    }

    static String json(Object body) {
        return JsonMapper.shared().writeValueAsString(body);
    }

    static void create(ProbeConnection admin, ConsumerSpec consumer) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("durable_name", consumer.name());
        config.put("name", consumer.name());
        config.put("ack_policy", "explicit");
        Push push = consumer.push();
        if (push != null) {
            config.put("deliver_subject", push.subject());
            config.put("deliver_group", push.group());
        }
        String subject = "$JS.API.CONSUMER.CREATE." + consumer.stream() + "." + consumer.name();
        if (consumer.filters().size() == 1) {
            config.put("filter_subject", consumer.filters().get(0));
            subject += "." + consumer.filters().get(0);
        } else {
            config.put("filter_subjects", consumer.filters());
        }
        succeed(admin, subject, Map.of("stream_name", consumer.stream(), "config", config));
    }

    static List<String> streamNames(ProbeConnection admin) {
        return succeed(admin, "$JS.API.STREAM.NAMES", Map.of())
                .path("streams")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    static JsonNode streamState(ProbeConnection observer, String stream) {
        return succeed(observer, "$JS.API.STREAM.INFO." + stream, Map.of()).path("state");
    }

    static JsonNode succeed(ProbeConnection connection, String subject, Object body) {
        String json = body instanceof String text ? text : body.equals(Map.of()) ? "" : json(body);
        Message answer = answer(connection.request(subject, json, PATIENCE));
        JsonNode tree = JsonMapper.shared().readTree(answer.text());
        assertThat(tree.has("error")).as("%s: %s", subject, answer).isFalse();
        return tree;
    }

    static Message answer(RequestOutcome outcome) {
        assertThat(outcome).isInstanceOf(RequestOutcome.Answered.class);
        return ((RequestOutcome.Answered) outcome).message();
    }
}
