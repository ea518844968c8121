package dev.drawbridge.cli.setup;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.permissions.Login;
import dev.drawbridge.permissions.probe.ConnectRefusedException;
import dev.drawbridge.permissions.probe.Endpoint;
import dev.drawbridge.permissions.probe.Probe;
import dev.drawbridge.permissions.probe.ProbeConnection;
import dev.drawbridge.permissions.probe.ProbeEnvironmentException;
import dev.drawbridge.permissions.probe.RequestOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the streams and consumers of a server that runs; changes nothing. */
final class ServerLook implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final String API = "$JS.API.";

    private final ProbeConnection connection;
    private final Endpoint endpoint;

    private ServerLook(ProbeConnection connection, Endpoint endpoint) {
        this.connection = connection;
        this.endpoint = endpoint;
    }

    /**
     * What the server holds: {@code STREAM.INFO} of each stream, and in it as {@code consumers} the {@code CONSUMER.INFO} of
     * each durable consumer.
     *
     * @param names only these streams; empty: all that it tells of
     * @param inboxes prefixes that may be this user's own, in the order in which to try them
     * @throws EnvironmentException when it can't be reached, or refuses to tell
     */
    static List<JsonNode> at(Endpoint endpoint, @Nullable Login login, List<String> inboxes, Collection<String> names) {
        EnvironmentException refused = null;
        for (String inbox : inboxes) {
            try (ServerLook look = connected(endpoint, login, inbox)) {
                if (look.connection
                        .decide(Probe.subscribe(look.connection.newInbox()))
                        .allowed()) {
                    return look.streams(names);
                }
                refused = look.broken(
                        "the server refuses it to receive below " + inbox,
                        "give the prefix that it may subscribe to as --inbox-prefix");
            }
        }
        throw Objects.requireNonNull(refused);
    }

    private static ServerLook connected(Endpoint endpoint, @Nullable Login login, String inbox) {
        try {
            return new ServerLook(ProbeConnection.connect(endpoint, login, inbox), endpoint);
        } catch (ConnectRefusedException refused) {
            throw new EnvironmentException(
                    sentence(refused),
                    endpoint.address(),
                    List.of(),
                    "correct --user and the password's variable or file",
                    refused);
        } catch (ProbeEnvironmentException silent) {
            throw new EnvironmentException(
                    sentence(silent),
                    endpoint.address(),
                    List.of(),
                    "check that --from is the server's address, and that it runs",
                    silent);
        }
    }

    private List<JsonNode> streams(Collection<String> wanted) {
        List<JsonNode> streams = new ArrayList<>();
        for (String stream : wanted.isEmpty() ? names("STREAM.NAMES", "streams", "--stream NAME") : wanted) {
            JsonNode info =
                    request("STREAM.INFO." + stream, "", "look as a user that may ask for it, such as observer");
            List<JsonNode> consumers = new ArrayList<>();
            for (String consumer : names("CONSUMER.NAMES." + stream, "consumers", "a user such as observer")) {
                JsonNode found = request("CONSUMER.INFO." + stream + "." + consumer, "", "look as observer");
                if (found.at("/config").has("durable_name")) {
                    consumers.add(found);
                }
            }
            streams.add(JsonNodeFactory.instance
                    .objectNode()
                    .set("config", info.path("config"))
                    .set("consumers", JsonNodeFactory.instance.arrayNode().addAll(consumers)));
        }
        return streams;
    }

    private List<String> names(String operation, String list, String instead) {
        List<String> names = new ArrayList<>();
        long total;
        int before;
        do {
            before = names.size();
            JsonNode page = request(operation, "{\"offset\":" + before + "}", "give " + instead);
            page.path(list).forEach(name -> names.add(name.asString()));
            total = page.path("total").asLong();
        } while (names.size() < total && names.size() > before);
        return names;
    }

    private JsonNode request(String operation, String body, String remedy) {
        RequestOutcome outcome = connection.request(API + operation, body, ANSWER);
        if (outcome instanceof RequestOutcome.Denied denied) {
            throw broken(
                    "the server refuses " + API + operation + " ("
                            + denied.outcome().evidence() + ")",
                    remedy);
        }
        if (!(outcome instanceof RequestOutcome.Answered answered)
                || answered.message().status() != null) {
            throw broken(
                    "nobody answers " + API + operation, "see that JetStream is enabled for the account of this user");
        }
        try {
            JsonNode answer = JsonMapper.shared().readTree(answered.message().text());
            if (answer.has("error")) {
                throw broken(
                        "the server answers to " + API + operation + ": "
                                + answer.at("/error/description").asString(""),
                        "correct --stream, or provision it first");
            }
            return answer;
        } catch (JacksonException notJson) {
            throw broken("what answers " + API + operation + " is not JetStream", "see who else answers there");
        }
    }

    private EnvironmentException broken(String what, String remedy) {
        return new EnvironmentException(what, endpoint.address(), remedy);
    }

    private static String sentence(RuntimeException e) {
        String message = Objects.toString(e.getMessage());
        return message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1);
    }

    @Override
    public void close() {
        connection.close();
    }
}
