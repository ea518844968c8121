package dev.drawbridge.permissions.probe;

import dev.drawbridge.permissions.Login;
import dev.drawbridge.permissions.ServerVersion;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hears the server's greeting and presents the credentials. */
final class Handshake {

    /** The server's word for a client that didn't say in time who it is; it says nothing of the credentials. */
    private static final String TIMEOUT = "authentication timeout";

    private Handshake() {}

    /** What the server says before anybody has said who they are. */
    record Greeting(ServerVersion version, long clientId) {}

    /**
     * Presents a login, or nothing.
     *
     * @return what the server told of itself and of this connection
     * @throws ConnectRefusedException with the server's words when it would not have them
     * @throws TooLateException when it didn't get them in time
     * @throws CutOffException when it ended an encrypted connection without a word
     */
    static Greeting as(Link link, @Nullable Login login) {
        return hear(
                link,
                nonce -> new Wire().connect(login, nonce),
                login == null ? "a connection without credentials" : login.title());
    }

    /**
     * Presents nothing and goes on as if somebody had: a server with a {@code no_auth_user} whose password is a hash
     * refuses a {@code CONNECT} without credentials, and takes a client in that sends none (nats-server 2.10.27).
     *
     * @return what the server told of itself and of this connection
     * @throws ConnectRefusedException with the server's words when it would not have it
     */
    static Greeting asNobody(Link link) {
        return hear(link, nonce -> new Wire(), "a connection without credentials");
    }

    private static Greeting hear(Link link, Function<String, Wire> presented, String whom) {
        JsonNode greeting = JsonMapper.shared().readTree(link.greeting(whom));
        boolean required = greeting.path("tls_required").asBoolean(false);
        if (link.wantsEncryption() && !link.isEncrypted()) {
            throw new ProbeEnvironmentException("the server at " + link.address()
                    + " offers no TLS; without it the credentials would go over the network in the clear");
        }
        if (required && !link.isEncrypted()) {
            throw new ProbeEnvironmentException(
                    "the server at " + link.address() + " requires TLS, and nothing says whom to trust");
        }
        Link.Exchange exchange =
                link.exchange(presented.apply(greeting.path("nonce").asString("")));
        for (String words : exchange.complaints()) {
            if (words.toLowerCase(Locale.ROOT).contains(TIMEOUT)) {
                throw new TooLateException(link.address(), words);
            }
            if (isRefusal(words)) {
                throw new ConnectRefusedException(whom, link.address(), words);
            }
        }
        if (exchange.gone() != null) {
            link.requireNoRefusal(whom, exchange.gone());
            if (link.isEncrypted() && exchange.complaints().isEmpty()) {
                throw new CutOffException(link.address(), exchange.gone());
            }
        }
        if (exchange.gone() != null || !exchange.complaints().isEmpty()) {
            throw new ProbeEnvironmentException("the server at " + link.address() + " ended the handshake: "
                    + exchange.complaints() + " " + (exchange.gone() == null ? "" : exchange.gone()));
        }
        return new Greeting(
                ServerVersion.parse(greeting.path("version").asString("0.0.0")),
                greeting.path("client_id").asLong(0));
    }

    private static boolean isRefusal(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return lower.contains("authorization violation") || lower.contains("authentication");
    }
}
