package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.contract.Contract;
import dev.drawbridge.harness.observe.StreamObserver;
import dev.drawbridge.permissions.Login;
import dev.drawbridge.permissions.UserPassword;
import dev.drawbridge.permissions.probe.ProbeConnection;
import dev.drawbridge.topology.Topology;
import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Connections to one server, one for each principal, kept until the bridge is closed. */
public final class Clients implements AutoCloseable {

    private static final String NOBODYS_INBOX = "_INBOX_nobody.";

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int MANY = 1_000;
    private static final int ATTEMPTS = 3;

    /** What goes wrong is asked for where it matters; servers are ended under connections on purpose. */
    private static final ErrorListener SILENT = new ErrorListener() {};

    private final BridgeServer server;
    private final Topology topology;
    private final Contract contract;
    private final Runnable mayWrite;
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();
    private final Set<Long> own = ConcurrentHashMap.newKeySet();

    /** @param mayWrite asked before something is published */
    Clients(BridgeServer server, Topology topology, Contract contract, Runnable mayWrite) {
        this.server = server;
        this.topology = topology;
        this.contract = contract;
        this.mayWrite = mayWrite;
    }

    /** The connection of that principal, with its own inbox prefix; opened on first use, again if it was lost. */
    public Connection as(String principal) {
        return connections.compute(
                principal,
                (name, open) -> open != null && open.getStatus() == Connection.Status.CONNECTED ? open : connect(name));
    }

    /** The stream as the observer sees it. */
    public StreamObserver observer(String stream) {
        return new StreamObserver(as("observer"), stream, contract);
    }

    /** A raw connection of that principal, which is the caller's to close. */
    public ProbeConnection probe(String principal) {
        Access.Way way = server.as(principal);
        return known(ProbeConnection.connect(way.endpoint(), way.login(), inboxPrefix(principal)));
    }

    /**
     * A raw connection of somebody without credentials.
     *
     * @throws dev.drawbridge.permissions.probe.ConnectRefusedException when the server would not have it
     */
    public ProbeConnection probeWithoutCredentials() {
        return wrong(new Access.Way(server.endpoint(), null));
    }

    /**
     * A raw connection of somebody who says to be that principal, and has made up the password or key that proves it.
     *
     * @throws dev.drawbridge.permissions.probe.ConnectRefusedException when the server would not have it
     */
    public ProbeConnection probeWithMadeUpProof(String principal) {
        return wrong(server.withMadeUpProof(principal));
    }

    /**
     * A raw connection of somebody who says to be that principal, and has the password or key of another.
     *
     * @throws dev.drawbridge.permissions.probe.ConnectRefusedException when the server would not have it
     * @throws dev.drawbridge.harness.MissingControlException where the two can't be told apart
     */
    public ProbeConnection probeWithProofOf(String principal, String other) {
        return wrong(server.withProofOf(principal, other));
    }

    private ProbeConnection wrong(Access.Way way) {
        return known(ProbeConnection.connect(way.endpoint(), way.login(), NOBODYS_INBOX));
    }

    /** Probes of somebody who never says {@code CONNECT}. */
    public ProbeConnection probeWithoutConnect() {
        return known(ProbeConnection.withoutConnect(server.endpoint(), NOBODYS_INBOX));
    }

    private ProbeConnection known(ProbeConnection connection) {
        own.add(connection.clientId());
        return connection;
    }

    /** The server's numbers for the connections opened here: what those are refused was tried on purpose. */
    public Set<Long> ownConnections() {
        return Set.copyOf(own);
    }

    /**
     * Publishes as that principal.
     *
     * @throws dev.drawbridge.harness.MissingControlException where the run may make nothing
     */
    public EventPublisher publisher(String principal) {
        mayWrite.run();
        return new EventPublisher(as(principal), principal);
    }

    /** The prefix, ending in a dot, under which that principal receives replies. */
    public String inboxPrefix(String principal) {
        return topology.apps().stream()
                .filter(app -> app.name().equals(principal))
                .map(app -> app.inboxPrefix())
                .findFirst()
                .orElse("_INBOX_" + principal + ".");
    }

    private Connection connect(String principal) {
        Access.Way way = server.as(principal);
        Options.Builder options = Options.builder()
                .server(server.url().toString())
                .sslContext(way.endpoint().tls())
                .connectionName("drawbridge " + principal)
                .connectionTimeout(CONNECT)
                .inboxPrefix(inboxPrefix(principal))
                // Many scenarios flush at once, and each flush is a ping: the library ends a connection that has more
                // than two of them under way.
                .maxPingsOut(MANY)
                .errorListener(SILENT)
                .noReconnect();
        present(way.login(), options);
        try {
            Connection connection = connected(options.build());
            own.add((long) connection.getServerInfo().getClientId());
            return connection;
        } catch (IOException e) {
            throw new EnvironmentException(
                    "connecting as " + principal + " failed: " + e.getMessage(),
                    server.url().toString(),
                    server.nats().logTail(),
                    "look for the reason in the server's log",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentException(
                    "interrupted while connecting as " + principal, server.url().toString(), "run it again");
        }
    }

    private static void present(@Nullable Login login, Options.Builder options) {
        if (login instanceof UserPassword known) {
            options.userInfo(known.user(), known.password());
        } else if (login instanceof Login.Token known) {
            options.token(known.token().toCharArray());
        } else if (login instanceof Login.Signed known) {
            options.authHandler(known.keys());
        }
    }

    /**
     * A server gives a client two seconds to say who it is, which a busy machine may take from it: that says nothing of the
     * server, and is tried again. What the server refuses is not.
     */
    private static Connection connected(Options options) throws IOException, InterruptedException {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return Nats.connect(options);
            } catch (AuthenticationException refused) {
                throw refused;
            } catch (IOException busy) {
                // Tried again.
            }
        }
        return Nats.connect(options);
    }

    @Override
    public void close() {
        connections.values().forEach(connection -> {
            try {
                connection.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
