package dev.drawbridge.selftest.tools;

import dev.drawbridge.operations.OperationsMain;
import dev.drawbridge.permissions.UserPassword;
import dev.drawbridge.permissions.probe.Endpoint;
import dev.drawbridge.permissions.probe.Payload;
import dev.drawbridge.permissions.probe.ProbeConnection;
import dev.drawbridge.permissions.probe.RequestOutcome;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dead letter tool that lists and shows as ours does, and publishes the original again with the message id that it had. */
public final class ReplaysWithTheOldId {

    private static final Duration ANSWER = Duration.ofSeconds(10);

    private ReplaysWithTheOldId() {}

    public static void main(String[] arguments) {
        if (!arguments[0].equals("replay")) {
            OperationsMain.main(
                    Stream.concat(Stream.of("dlq"), Stream.of(arguments)).toArray(String[]::new));
            return;
        }
        UserPassword replayer = new UserPassword(variable("NATS_USER"), variable("NATS_PASSWORD"));
        try (ProbeConnection connection = ProbeConnection.connect(
                Endpoint.of(variable("NATS_URL"), null), replayer, variable("NATS_INBOX_PREFIX"))) {
            String query = "{\"seq\":" + Long.parseLong(arguments[1]) + "}";
            JsonNode letter = answer(
                            connection.request("$JS.API.STREAM.MSG.GET." + variable("STREAM_NAME"), query, ANSWER))
                    .path("message");
            byte[] body = Base64.getDecoder().decode(letter.path("data").asString());
            JsonNode event = JsonMapper.shared().readTree(body);
            String subject =
                    variable("ORIGINAL_SUBJECT_OF_" + event.path("producer").asString());
            answer(connection.request(
                    subject, Map.of("Nats-Msg-Id", event.path("event_id").asString()), Payload.of(body), ANSWER));
        }
    }

    /** A duplicate is taken for done: that is what is wrong with it. */
    private static JsonNode answer(RequestOutcome outcome) {
        if (outcome instanceof RequestOutcome.Answered answered) {
            return JsonMapper.shared().readTree(answered.message().text());
        }
        throw new IllegalStateException("the server did not serve the request: " + outcome);
    }

    private static String variable(String name) {
        return Objects.requireNonNull(System.getenv(name), name);
    }
}
