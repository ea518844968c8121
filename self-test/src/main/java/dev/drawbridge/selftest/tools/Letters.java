package dev.drawbridge.selftest.tools;

import dev.drawbridge.permissions.UserPassword;
import dev.drawbridge.permissions.probe.Endpoint;
import dev.drawbridge.permissions.probe.Payload;
import dev.drawbridge.permissions.probe.ProbeConnection;
import dev.drawbridge.permissions.probe.RequestOutcome;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stream as the replayer sees it, by what a tool is told in its environment. */
final class Letters implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final ProbeConnection connection;

    private Letters(ProbeConnection connection) {
        this.connection = connection;
    }

    static Letters open() {
        UserPassword replayer = new UserPassword(variable("NATS_USER"), variable("NATS_PASSWORD"));
        return new Letters(ProbeConnection.connect(
                Endpoint.of(variable("NATS_URL"), null), replayer, variable("NATS_INBOX_PREFIX")));
    }

    /** That message; without content where there is none. */
    JsonNode message(long sequence) {
        return get("{\"seq\":" + sequence + "}");
    }

    /** The first message on that subject from there on; without content where there is none. */
    JsonNode next(String subject, long sequence) {
        return get("{\"seq\":" + sequence + ",\"next_by_subj\":\"" + subject + "\"}");
    }

    static byte[] body(JsonNode message) {
        return Base64.getDecoder().decode(message.path("data").asString());
    }

    /** Publishes an event on its producer's subject; what the server answered. */
    JsonNode publish(String messageId, byte[] event) {
        String producer = JsonMapper.shared().readTree(event).path("producer").asString();
        return answer(connection.request(
                variable("ORIGINAL_SUBJECT_OF_" + producer),
                Map.of("Nats-Msg-Id", messageId),
                Payload.of(event),
                ANSWER));
    }

    private JsonNode get(String query) {
        return answer(connection.request("$JS.API.STREAM.MSG.GET." + variable("STREAM_NAME"), query, ANSWER))
                .path("message");
    }

    private static JsonNode answer(RequestOutcome outcome) {
        if (outcome instanceof RequestOutcome.Answered answered) {
            return JsonMapper.shared().readTree(answered.message().text());
        }
        throw new IllegalStateException("the server did not serve the request: " + outcome);
    }

    private static String variable(String name) {
        return Objects.requireNonNull(System.getenv(name), name);
    }

    @Override
    public void close() {
        connection.close();
    }
}
