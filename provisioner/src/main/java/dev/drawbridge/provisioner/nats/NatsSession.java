package dev.drawbridge.provisioner.nats;

import dev.drawbridge.provisioner.nats.ServerException.Kind;
import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.JetStreamStatusException;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.api.ServerInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One connection, asked one thing at a time. A denial is decided by order on the wire: the request, then a flush; the
 * server's violation arrives before the flush returns, so no timeout is needed to see it.
 */
public final class NatsSession implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Pattern VIOLATION = Pattern.compile(
            "permissions violation for (publish|subscription)[^\"]*\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final NatsTarget target;
    private final Connection connection;

    private NatsSession(NatsTarget target, Connection connection) {
        this.target = target;
        this.connection = connection;
    }

    /**
     * Connects once, without retrying.
     *
     * @throws ServerException UNREACHABLE or AUTHENTICATION
     */
    public static NatsSession open(NatsTarget target) throws ServerException {
        try {
            return new NatsSession(target, Nats.connect(target.options()));
        } catch (AuthenticationException refused) {
            throw authentication(target);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServerException(Kind.UNREACHABLE, "interrupted while connecting to " + target.url());
        } catch (IOException unreachable) {
            String words = Secrets.mask(unreachable.getMessage(), target.secrets());
            if (words.toLowerCase(java.util.Locale.ROOT).contains("authorization violation")) {
                throw authentication(target);
            }
            throw new ServerException(
                    Kind.UNREACHABLE, "no NATS server answers at " + target.url() + " (" + words + ")");
        }
    }

    private static ServerException authentication(NatsTarget target) {
        return new ServerException(
                Kind.AUTHENTICATION,
                "the server at " + target.url() + " refuses these credentials (" + target.principal() + ")");
    }

    /** What the server said of itself when the connection was made. */
    public ServerInfo server() {
        return connection.getServerInfo();
    }

    /**
     * Asks the JetStream API and returns its answer.
     *
     * @param operation the subject after {@code $JS.API.}
     * @param body the request, or a missing node for an empty one
     * @throws ServerException with the cause; an API error is told by its code
     */
    JsonNode request(String operation, JsonNode body) throws ServerException {
        String subject = "$JS.API." + operation;
        byte[] bytes = body.isMissingNode() ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8);
        try {
            connection.clearLastError();
            CompletableFuture<Message> answer = connection.request(subject, bytes);
            connection.flush(ANSWER);
            refuseViolation();
            return parsed(subject, answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof JetStreamStatusException) {
                throw noResponders(subject);
            }
            throw broken(failed);
        } catch (TimeoutException slow) {
            refuseViolation();
            throw new ServerException(
                    Kind.UNREACHABLE,
                    "the server at " + target.url() + " neither refused nor answered " + subject + " within "
                            + ANSWER.toSeconds() + " s");
        } catch (IllegalStateException closed) {
            // also a cancelled request
            throw broken(closed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw broken(interrupted);
        }
    }

    private void refuseViolation() throws ServerException {
        String error = connection.getLastError();
        Matcher violation = VIOLATION.matcher(error == null ? "" : error);
        if (violation.find()) {
            String verb =
                    violation.group(1).toLowerCase(java.util.Locale.ROOT).startsWith("p") ? "publish" : "subscribe";
            throw new ServerException(
                    Kind.DENIED,
                    "the server refuses " + target.principal() + " to " + verb + " \"" + violation.group(2) + "\"");
        }
    }

    private ServerException noResponders(String subject) {
        ServerInfo info = server();
        if (info.isJetStreamAvailable() && info.getCluster() != null) {
            return new ServerException(
                    Kind.NOT_READY, "nobody answers " + subject + " in cluster " + info.getCluster());
        }
        return noJetStream();
    }

    private ServerException noJetStream() {
        ServerInfo info = server();
        String where = "server " + info.getServerName() + " " + info.getVersion();
        return new ServerException(
                Kind.NO_JETSTREAM,
                info.isJetStreamAvailable()
                        ? "JetStream is not enabled for the account of " + target.principal() + " on " + where
                        : "JetStream is not enabled on " + where);
    }

    private ServerException broken(Exception cause) {
        return new ServerException(
                Kind.UNREACHABLE,
                "the connection to " + target.url() + " broke ("
                        + Secrets.mask(String.valueOf(cause.getMessage()), target.secrets()) + ")");
    }

    private JsonNode parsed(String subject, Message message) throws ServerException {
        JsonNode answer;
        try {
            answer = JSON.readTree(message.getData());
        } catch (JacksonException notJson) {
            throw new ServerException(
                    Kind.REFUSED, "what answered " + subject + " is not JetStream: no JSON came back");
        }
        JsonNode error = answer.path("error");
        if (error.isObject()) {
            ServerException refused = ApiErrors.exception(
                    error.path("err_code").asInt(0),
                    error.path("code").asInt(0),
                    error.path("description").asString(""));
            throw refused.kind() == Kind.NO_JETSTREAM ? noJetStream() : refused;
        }
        return answer;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
