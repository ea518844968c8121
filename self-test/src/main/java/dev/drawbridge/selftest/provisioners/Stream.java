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
    private static final String DELETE_CONSUMER = "$JS.API.CONSUMER.DELETE." + STREAM + ".";

    private Stream() {}

    /** Does what it is told, and more once it has applied something; then the process ends. */
    static void afterApplying(String[] arguments, Runnable more) {
        int status = ProvisionCommand.commandLine().execute(arguments);
        if (status == 0 && List.of(arguments).contains("apply")) {
            more.run();
        }
        System.exit(status);
    }

    /** @param change what becomes of the stream's configuration once it was applied */
    static void change(String[] arguments, Consumer<ObjectNode> change) {
        afterApplying(arguments, () -> change(change));
    }

    static void change(Consumer<ObjectNode> change) {
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
        afterApplying(arguments, () -> changeConsumer(consumer, change));
    }

    static void changeConsumer(String consumer, Consumer<ObjectNode> change) {
        try (ProbeConnection connection = asAdmin()) {
            ObjectNode config = configurationOf(connection, consumer);
            change.accept(config);
            make(connection, config);
        }
    }

    /** Takes the consumer away and makes the same again, without its position. */
    static void makeConsumerAnew(String consumer) {
        try (ProbeConnection connection = asAdmin()) {
            ObjectNode config = configurationOf(connection, consumer);
            answer(connection, DELETE_CONSUMER + consumer, "");
            make(connection, config);
        }
    }

    static void deleteConsumer(String consumer) {
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
    static void make(String subject) {
        try (ProbeConnection connection = asAdmin()) {
            ObjectNode config = JsonMapper.shared().createObjectNode();
            config.put("name", STREAM).put("retention", "limits").put("storage", "file");
            config.putArray("subjects").add(subject);
            answer(connection, "$JS.API.STREAM.CREATE." + STREAM, config.toString());
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
        String within = server.getUserInfo();
        UserPassword admin = within == null
                ? new UserPassword(System.getenv("NATS_USER"), System.getenv("NATS_PASSWORD"))
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
