package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.harness.nats.NatsServer;
import dev.drawbridge.harness.proxy.FaultProxy;
import dev.drawbridge.permissions.Credentials;
import dev.drawbridge.permissions.Login;
import dev.drawbridge.permissions.Mismatch;
import dev.drawbridge.permissions.UserPassword;
import dev.drawbridge.permissions.probe.Endpoint;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server and the credentials that it knows. */
public final class BridgeServer implements AutoCloseable {

    private final NatsServer nats;
    private final @Nullable String configuration;
    private final Credentials credentials;
    private final @Nullable Access access;

    private BridgeServer(
            NatsServer nats, @Nullable String configuration, Credentials credentials, @Nullable Access access) {
        this.nats = nats;
        this.configuration = configuration;
        this.credentials = credentials;
        this.access = access;
    }

    /** One that this run started with that configuration, which knows these credentials. */
    static BridgeServer started(NatsServer nats, String configuration, Credentials credentials) {
        return new BridgeServer(nats, configuration, credentials, null);
    }

    /**
     * One that somebody else started.
     *
     * @param credentials of those who connect with user and password
     */
    static BridgeServer attached(NatsServer nats, Credentials credentials, Access access) {
        return new BridgeServer(nats, null, credentials, access);
    }

    /** The server, as far as it is under this run's control. */
    public NatsServer nats() {
        return nats;
    }

    /** Whether this run started it, and may do to it what it likes. */
    public boolean isOurs() {
        return access == null;
    }

    /**
     * The configuration as it was started with.
     *
     * @throws MissingControlException where somebody else started it
     */
    public String configuration() {
        if (configuration == null) {
            throw new MissingControlException(
                    "the configuration that the attached server runs with",
                    "hold its file against the topology with ./drawbridge audit --conf FILE");
        }
        return configuration;
    }

    /** The users and passwords that are known of it. */
    public Credentials credentials() {
        return credentials;
    }

    /** Where clients connect, without user information. */
    public URI url() {
        return URI.create(nats.url());
    }

    /** What a principal connects with as a user; empty where it is none, as on a server without authorization. */
    public Optional<UserPassword> credentialsOf(String principal) {
        return credentials.principals().contains(principal) ? Optional.of(credentials.of(principal)) : Optional.empty();
    }

    /**
     * How a principal connects, whatever it presents.
     *
     * @throws MissingControlException where nobody has said
     */
    Access.Way as(String principal) {
        return access == null
                ? new Access.Way(endpoint(), credentialsOf(principal).orElse(null))
                : access.as(principal);
    }

    /**
     * What the server calls that principal where it lists connections: a user, or the public key of an NKey or of a user JWT.
     * Empty of who has a token or no more than a certificate.
     *
     * @throws MissingControlException where nobody has said how it connects
     */
    public Optional<String> listedAs(String principal) {
        Login login = as(principal).login();
        if (login instanceof UserPassword known) {
            return Optional.of(known.user());
        }
        return login instanceof Login.Signed signed
                ? Optional.of(new String(signed.keys().getID()))
                : Optional.empty();
    }

    /** How somebody would connect who says to be that principal, and has made up what proves it. */
    Access.Way withMadeUpProof(String principal) {
        return access == null ? way(Mismatch.madeUp(ownOf(principal))) : access.withMadeUpProof(principal);
    }

    /**
     * How somebody would connect who says to be that principal, and has what proves another to be itself.
     *
     * @throws MissingControlException where the two can't be told apart
     */
    Access.Way withProofOf(String principal, String other) {
        return access == null ? way(Mismatch.of(ownOf(principal), ownOf(other))) : access.withProofOf(principal, other);
    }

    private UserPassword ownOf(String principal) {
        return credentialsOf(principal).orElse(new UserPassword(principal, "none"));
    }

    private Access.Way way(@Nullable Login login) {
        return new Access.Way(endpoint(), login);
    }

    /** Where it listens, with nothing to present; a server of this run's may be at another address once it was restarted. */
    Endpoint endpoint() {
        return access == null ? Endpoint.plain(nats.host(), nats.port()) : access.endpoint();
    }

    /** A way to it that can be made to fail, also once it was restarted at another address. */
    public FaultProxy faultProxy() {
        return FaultProxy.to(() -> new InetSocketAddress(nats.host(), nats.port()));
    }

    @Override
    public void close() {
        nats.close();
    }
}
