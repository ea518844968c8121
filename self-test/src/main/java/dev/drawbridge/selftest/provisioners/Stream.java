package dev.drawbridge.selftest.provisioners;

import dev.drawbridge.permissions.UserPassword;
import dev.drawbridge.permissions.probe.Endpoint;
import dev.drawbridge.permissions.probe.ProbeConnection;
import dev.drawbridge.permissions.probe.RequestOutcome;
import dev.drawbridge.provisioner.ProvisionCommand;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The stream as a provisioner finds it, and changes it after it has made what it is told to make. */
final class Stream {

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final String STREAM = "sync-stream";

    private Stream() {}

    /** @param change what becomes of the stream's configuration once it was applied */
    static void change(String[] arguments, Consumer<ObjectNode> change) {
        int status = ProvisionCommand.commandLine().execute(arguments);
        if (status == 0 && List.of(arguments).contains("apply")) {
            change(change);
        }
        System.exit(status);
    }

    private static void change(Consumer<ObjectNode> change) {
        try (ProbeConnection connection = asAdmin()) {
            ObjectNode config = (ObjectNode) JsonMapper.shared()
                    .readTree(answer(connection, "$JS.API.STREAM.INFO." + STREAM, ""))
                    .path("config");
            change.accept(config);
            answer(connection, "$JS.API.STREAM.UPDATE." + STREAM, config.toString());
        }
    }

    /** @param change what becomes of a copy of that consumer's configuration, which is then applied, once it was made */
    static void changeConsumer(String[] arguments, String consumer, Consumer<ObjectNode> change) {
        int status = ProvisionCommand.commandLine().execute(arguments);
        if (status == 0 && List.of(arguments).contains("apply")) {
            changeConsumer(consumer, change);
        }
        System.exit(status);
    }

    private static void changeConsumer(String consumer, Consumer<ObjectNode> change) {
        try (ProbeConnection connection = asAdmin()) {
            ObjectNode config = (ObjectNode) JsonMapper.shared()
                    .readTree(answer(connection, "$JS.API.CONSUMER.INFO." + STREAM + "." + consumer, ""))
                    .path("config");
            change.accept(config);
            ObjectNode request = JsonMapper.shared().createObjectNode();
            request.put("stream_name", STREAM);
            request.set("config", config);
            answer(
                    connection,
                    "$JS.API.CONSUMER.CREATE." + STREAM + "."
                            + config.path("durable_name").asString() + "."
                            + config.path("filter_subject").asString(),
                    request.toString());
        }
    }

    static void deleteConsumer(String consumer) {
        try (ProbeConnection connection = asAdmin()) {
            answer(connection, "$JS.API.CONSUMER.DELETE." + STREAM + "." + consumer, "");
        }
    }

    static boolean isThere() {
        try (ProbeConnection connection = asAdmin()) {
            return connection.request("$JS.API.STREAM.INFO." + STREAM, "", ANSWER)
                            instanceof RequestOutcome.Answered answered
                    && answered.message().text().contains("\"config\"");
        }
    }

    private static ProbeConnection asAdmin() {
        URI server = URI.create(System.getenv("NATS_URL"));
        UserPassword admin = new UserPassword(System.getenv("NATS_USER"), System.getenv("NATS_PASSWORD"));
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
