package dev.drawbridge.selftest.provisioners;

import dev.drawbridge.permissions.UserPassword;
import dev.drawbridge.permissions.probe.Endpoint;
import dev.drawbridge.permissions.probe.ProbeConnection;
import dev.drawbridge.permissions.probe.RequestOutcome;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The stream as a provisioner finds it, and changes it. */
final class Stream {

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final String STREAM = "sync-stream";
    private static final String DELETE_CONSUMER = "$JS.API.CONSUMER.DELETE." + STREAM + ".";

    private final Told told;

    private Stream(Told told) {
        this.told = told;
    }

    static Stream of(Told told) {
        return new Stream(told);
    }

    /** Does what it is told, and more once it has applied something. Returns the exit status. */
    static int afterApplying(Told told, Consumer<Stream> more) {
        int status = told.obey();
        if (status == 0 && told.to("apply")) {
            more.accept(of(told));
        }
        return status;
    }

    /** @param change what becomes of the stream's configuration */
    void change(Consumer<ObjectNode> change) {
        try (ProbeConnection connection = asAdmin()) {
            ObjectNode config = (ObjectNode) JsonMapper.shared()
                    .readTree(answer(connection, "$JS.API.STREAM.INFO." + STREAM, ""))
                    .path("config");
            change.accept(config);
            answer(connection, "$JS.API.STREAM.UPDATE." + STREAM, config.toString());
        }
    }

    /** @param change what becomes of a copy of that consumer's configuration, which is then applied */
    void changeConsumer(String consumer, Consumer<ObjectNode> change) {
        try (ProbeConnection connection = asAdmin()) {
            ObjectNode config = configurationOf(connection, consumer);
            change.accept(config);
            make(connection, config);
        }
    }

    /** Takes the consumer away and makes the same again, without its position. */
    void makeConsumerAnew(String consumer) {
        try (ProbeConnection connection = asAdmin()) {
            ObjectNode config = configurationOf(connection, consumer);
            answer(connection, DELETE_CONSUMER + consumer, "");
            make(connection, config);
        }
    }

    void deleteConsumer(String consumer) {
        try (ProbeConnection connection = asAdmin()) {
            answer(connection, DELETE_CONSUMER + consumer, "");
        }
    }

    private static ObjectNode configurationOf(ProbeConnection connection, String consumer) {
        return (ObjectNode) JsonMapper.shared()
                .readTree(answer(connection, "$JS.API.CONSUMER.INFO." + STREAM + "." + consumer, ""))
                .path("config");
    }

    private static void make(ProbeConnection connection, ObjectNode consumer) {
        ObjectNode request = JsonMapper.shared().createObjectNode();
        request.put("stream_name", STREAM);
        request.set("config", consumer);
        answer(
                connection,
                "$JS.API.CONSUMER.CREATE." + STREAM + "."
                        + consumer.path("durable_name").asString() + "."
                        + consumer.path("filter_subject").asString(),
                request.toString());
    }

    /** Makes the stream with that subject only. */
    void make(String subject) {
        try (ProbeConnection connection = asAdmin()) {
            ObjectNode config = JsonMapper.shared().createObjectNode();
            config.put("name", STREAM).put("retention", "limits").put("storage", "file");
            config.putArray("subjects").add(subject);
            answer(connection, "$JS.API.STREAM.CREATE." + STREAM, config.toString());
        }
    }

    boolean isThere() {
        try (ProbeConnection connection = asAdmin()) {
            return connection.request("$JS.API.STREAM.INFO." + STREAM, "", ANSWER)
                            instanceof RequestOutcome.Answered answered
                    && answered.message().text().contains("\"config\"");
        }
    }

    private ProbeConnection asAdmin() {
        URI server = URI.create(told.variable("NATS_URL"));
        String within = server.getUserInfo();
        UserPassword admin = within == null
                ? new UserPassword(told.variable("NATS_USER"), told.variable("NATS_PASSWORD"))
                : new UserPassword(within.substring(0, within.indexOf(':')), within.substring(within.indexOf(':') + 1));
        return ProbeConnection.connect(Endpoint.plain(server.getHost(), server.getPort()), admin, "_INBOX_admin.");
    }

    private static String answer(ProbeConnection connection, String subject, String body) {
        RequestOutcome outcome = connection.request(subject, body, ANSWER);
        if (!(outcome instanceof RequestOutcome.Answered answered)
                || answered.message().text().contains("\"error\"")) {
            throw new IllegalStateException(subject + ": " + outcome);
        }
        return answered.message().text();
    }
}
