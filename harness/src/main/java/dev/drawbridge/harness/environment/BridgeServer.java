package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.nats.NatsServer;
import dev.drawbridge.permissions.Credentials;
import dev.drawbridge.permissions.UserPassword;
import java.net.URI;
import java.util.Optional;

/**
 * A server and the credentials that its configuration knows.
 *
 * @param nats the server, under this run's control
 * @param configuration the configuration as it was started with
 */
public record BridgeServer(NatsServer nats, String configuration, Credentials credentials) implements AutoCloseable {

    /** Where clients connect, without user information. */
    public URI url() {
        return URI.create(nats.url());
    }

    /** What a principal connects with; empty where it needs nothing, as on a server without authorization. */
    public Optional<UserPassword> credentialsOf(String principal) {
        return credentials.principals().contains(principal) ? Optional.of(credentials.of(principal)) : Optional.empty();
    }

    @Override
    public void close() {
        nats.close();
    }
}
