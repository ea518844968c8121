package dev.drawbridge.operations;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.permissions.Consequences;
import dev.drawbridge.permissions.Direction;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.Subjects;
import dev.drawbridge.permissions.probe.ConnectRefusedException;
import dev.drawbridge.permissions.probe.Message;
import dev.drawbridge.permissions.probe.Outcome;
import dev.drawbridge.permissions.probe.Payload;
import dev.drawbridge.permissions.probe.Probe;
import dev.drawbridge.permissions.probe.ProbeConnection;
import dev.drawbridge.permissions.probe.ProbeEnvironmentException;
import dev.drawbridge.permissions.probe.RequestOutcome;
import dev.drawbridge.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * JetStream as one principal sees it: requests whose denial is the server's word, at once, and never a timeout.
 *
 * <p>Reads by sequence and subject, so that no consumer is made.
 */
public final class StreamClient implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int NO_MESSAGE_FOUND = 10037;
    private static final int STREAM_NOT_FOUND = 10059;
    private static final int CONSUMER_NOT_FOUND = 10014;

    private final Access access;
    private final Topology topology;
    private final ProbeConnection connection;

    private StreamClient(Access access, Topology topology, ProbeConnection connection) {
        this.access = access;
        this.topology = topology;
        this.connection = connection;
    }

    /**
     * Connects.
     *
     * @throws EnvironmentException when the server can't be reached, or would not have the credentials
     */
    static StreamClient connect(Access access, Topology topology) {
        try {
            return new StreamClient(
                    access, topology, ProbeConnection.connect(access.endpoint(), access.login(), access.inboxPrefix()));
        } catch (ConnectRefusedException refused) {
            throw new EnvironmentException(
                    sentence(refused),
                    access.endpoint().address(),
                    List.of(),
                    "correct user and password, or whatever else the principal "
                            + access.principal().name() + " presents",
                    refused);
        } catch (ProbeEnvironmentException broken) {
            throw new EnvironmentException(
                    sentence(broken),
                    access.endpoint().address(),
                    List.of(),
                    "check that the address is the server's and that it runs",
                    broken);
        }
    }

    /** Who this is, for people and audit records; never a secret. */
    public String who() {
        return access.who();
    }

    /** Host and port. */
    public String address() {
        return access.endpoint().address();
    }

    /** The server's version, as it says. */
    public String serverVersion() {
        return connection.serverVersion().toString();
    }

    /**
     * The message of that sequence.
     *
     * @return empty when the stream holds none there
     * @throws EnvironmentException when the server refuses, or hasn't the stream
     */
    public Optional<StoredMessage> message(String stream, long sequence) {
        return read(stream, JsonNodeFactory.instance.objectNode().put("seq", sequence));
    }

    /** The first message on a subject at that sequence or after it, as {@link #message}. */
    public Optional<StoredMessage> next(String stream, String subject, long sequence) {
        return read(
                stream,
                JsonNodeFactory.instance.objectNode().put("seq", sequence).put("next_by_subj", subject));
    }

    /** The newest message on a subject, as {@link #message}. */
    public Optional<StoredMessage> last(String stream, String subject) {
        return read(stream, JsonNodeFactory.instance.objectNode().put("last_by_subj", subject));
    }

    private Optional<StoredMessage> read(String stream, JsonNode query) {
        String subject = "$JS.API.STREAM.MSG.GET." + stream;
        JsonNode answer = answer(subject, Map.of(), Payload.of(query.toString()));
        if (answer.at("/error/err_code").asInt(0) == NO_MESSAGE_FOUND) {
            return Optional.empty();
        }
        return Optional.of(StoredMessage.of(stream, succeeded(subject, answer).path("message")));
    }

    /**
     * What the API answers about a stream or consumer.
     *
     * @return empty when it isn't there
     * @throws EnvironmentException when the server refuses to tell
     */
    public Optional<JsonNode> info(String subject, String query) {
        JsonNode answer = answer(subject, Map.of(), Payload.of(query));
        int error = answer.at("/error/err_code").asInt(0);
        return error == STREAM_NOT_FOUND || error == CONSUMER_NOT_FOUND
                ? Optional.empty()
                : Optional.of(succeeded(subject, answer));
    }

    /**
     * Publishes and waits until the stream has it.
     *
     * @return the server's acknowledgement: {@code stream}, {@code seq}, and {@code duplicate} where it swallowed it
     * @throws EnvironmentException when it is refused, or its fate is unknown
     */
    public JsonNode publish(String subject, Map<String, String> headers, Payload body) {
        return succeeded(subject, answer(subject, headers, body));
    }

    private JsonNode answer(String subject, Map<String, String> headers, Payload body) {
        RequestOutcome outcome;
        try {
            outcome = connection.request(subject, headers, body, ANSWER);
        } catch (ProbeEnvironmentException broken) {
            throw new EnvironmentException(
                    sentence(broken), address(), List.of(), "see that the server runs, then do it again", broken);
        }
        if (outcome instanceof RequestOutcome.Denied denied) {
            throw refused(denied.outcome());
        }
        if (!(outcome instanceof RequestOutcome.Answered answered)) {
            throw new EnvironmentException(
                    "the server permits " + subject + " and answers nothing within " + ANSWER.toSeconds()
                            + " s; whether it was done is unknown",
                    address(),
                    "see the server's log, then do it again: what was replayed already isn't stored twice");
        }
        if (answered.message().hasStatus(Message.NO_RESPONDERS)) {
            throw new EnvironmentException(
                    "nobody listens on " + subject,
                    address(),
                    "provision the stream; where accounts are isolated, let the account of "
                            + access.principal().name() + " import that subject");
        }
        try {
            return JSON.readTree(answered.message().text());
        } catch (JacksonException notJson) {
            throw new EnvironmentException(
                    "expected JSON in answer to " + subject + ", found something else",
                    address(),
                    List.of(),
                    "see who else answers there",
                    notJson);
        }
    }

    private JsonNode succeeded(String subject, JsonNode answer) {
        JsonNode error = answer.path("error");
        if (error.isMissingNode()) {
            return answer;
        }
        boolean noStream = error.path("err_code").asInt(0) == STREAM_NOT_FOUND;
        throw new EnvironmentException(
                "the server answers to " + subject + ": "
                        + error.path("description").asString("an error") + " ("
                        + error.path("code").asInt() + "/"
                        + error.path("err_code").asInt() + ")",
                address(),
                noStream
                        ? "provision the stream, or name the topology that the server has with -c"
                        : "the server's words name the cause");
    }

    private EnvironmentException refused(Outcome outcome) {
        boolean subscribed = outcome.probe() instanceof Probe.Subscribe;
        Direction direction = subscribed ? Direction.SUBSCRIBE : Direction.PUBLISH;
        String verb = direction.name().toLowerCase(Locale.ROOT);
        String subject = outcome.probe().subject();
        String remedy = LeastGrants.of(topology).stream()
                .filter(each -> each.principal().equals(access.principal()))
                .flatMap(each -> each.of(direction).stream())
                .filter(grant -> Subjects.covers(grant.subject(), subject))
                .map(grant -> "grant " + access.principal().name() + " " + verb + " on \"" + grant.permissionText()
                        + "\", without which it "
                        + Consequences.of(grant, access.principal().role()))
                .findFirst()
                .orElse("give " + access.principal().name() + " an inbox prefix that it may subscribe to, as"
                        + " NATS_INBOX_PREFIX or among its grants: ./drawbridge permissions prints them");
        return new EnvironmentException(
                "the server refuses " + access.who() + " to " + verb + " " + (subscribed ? "to " : "") + subject
                        + " (it says: " + outcome.evidence() + ")",
                address(),
                remedy);
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
