package dev.drawbridge.selftest.provisioners;

import dev.drawbridge.permissions.UserPassword;
import dev.drawbridge.permissions.probe.Endpoint;
import dev.drawbridge.permissions.probe.ProbeConnection;
import dev.drawbridge.permissions.probe.RequestOutcome;
import dev.drawbridge.provisioner.ProvisionCommand;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes what it is told to make, and then lets a header of any message empty the stream. */
public final class TurnsRollupOn {

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final String STREAM = "sync-stream";

    private TurnsRollupOn() {}

    public static void main(String[] arguments) {
        int status = ProvisionCommand.commandLine().execute(arguments);
        if (status == 0 && List.of(arguments).contains("apply")) {
            turnOn();
        }
        System.exit(status);
    }

    private static void turnOn() {
        URI server = URI.create(System.getenv("NATS_URL"));
        UserPassword admin = new UserPassword(System.getenv("NATS_USER"), System.getenv("NATS_PASSWORD"));
        try (ProbeConnection connection =
                ProbeConnection.connect(Endpoint.plain(server.getHost(), server.getPort()), admin, "_INBOX_admin.")) {
            ObjectNode config = (ObjectNode) JsonMapper.shared()
                    .readTree(answer(connection, "$JS.API.STREAM.INFO." + STREAM, ""))
                    .path("config");
            config.put("allow_rollup_hdrs", true);
            answer(connection, "$JS.API.STREAM.UPDATE." + STREAM, config.toString());
        }
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
