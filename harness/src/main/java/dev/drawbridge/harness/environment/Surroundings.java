package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.nats.BinaryBackend;
import dev.drawbridge.harness.nats.NatsBackend;
import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.harness.postgres.PostgresServer;
import dev.drawbridge.harness.workspace.Workspace;
import dev.drawbridge.permissions.Credentials;
import dev.drawbridge.permissions.NatsConf;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.SecretForm;
import dev.drawbridge.topology.Topology;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** What one run needs around the system under test: a workspace, a way to get servers, one PostgreSQL. */
public final class Surroundings implements AutoCloseable {

    private final Configuration configuration;
    private final Workspace workspace;
    private final NatsBackend nats;
    private final Memo<PostgresServer> postgres;
    private final Set<String> secrets = new ConcurrentSkipListSet<>();

    private Surroundings(Configuration configuration, Workspace workspace, NatsBackend nats) {
        this.configuration = configuration;
        this.workspace = workspace;
        this.nats = nats;
        this.postgres = new Memo<>(() -> PostgresServer.start(workspace));
    }

    /**
     * Opens a workspace and finds a way to get NATS servers.
     *
     * @throws dev.drawbridge.harness.EnvironmentException naming every way that was tried, when there is none
     */
    public static Surroundings open(Configuration configuration) {
        return open(configuration, Workspace.open());
    }

    /** Like {@link #open(Configuration)} in a workspace of the caller's, which closes with these surroundings. */
    public static Surroundings open(Configuration configuration, Workspace workspace) {
        try {
            return new Surroundings(configuration, workspace, BinaryBackend.find(Requirement.usable()));
        } catch (RuntimeException e) {
            workspace.close();
            throw e;
        }
    }

    /** Prepares a bridge of that name; nothing is started yet. Names tell logs apart and need not be unique. */
    public BridgeBuilder bridge(String name) {
        return new BridgeBuilder(this, name);
    }

    public Configuration configuration() {
        return configuration;
    }

    /** What every server of this run is, such as {@code nats-server 2.10.27}. */
    public String serverDescription() {
        return nats.describe();
    }

    /** Fresh credentials for every principal of a bridge. */
    Credentials credentialsFor(Topology topology) {
        Credentials fresh = Credentials.random(topology);
        fresh.principals().forEach(principal -> addSecret(fresh.of(principal).password()));
        return fresh;
    }

    /** The configuration with these grants, in the bridge's layout. */
    static String serverConfiguration(Topology topology, List<PrincipalGrants> grants, Credentials credentials) {
        return NatsConf.render(topology, grants, credentials, SecretForm.BCRYPT, NatsConf.EPHEMERAL_BCRYPT_COST);
    }

    /** A way to get servers that cannot hold a backoff as long as max deliver. */
    NatsBackend olderServers() {
        return BinaryBackend.find(Requirement.tooOld());
    }

    Workspace workspace() {
        return workspace;
    }

    NatsBackend nats() {
        return nats;
    }

    PostgresServer postgres() {
        return postgres.get();
    }

    /** A server on a port that people know, beside the run's own; it ends with the workspace. */
    PostgresServer postgresOn(int port, String name) {
        return PostgresServer.start(workspace, name, port);
    }

    /** Every secret that this run made or was given, for those who mask. Never print one. */
    public Set<String> secrets() {
        return new TreeSet<>(secrets);
    }

    void addSecret(String secret) {
        secrets.add(secret);
    }

    @Override
    public void close() {
        try (workspace;
                postgres) {
            // Closing is all there is to do: databases before the workspace that holds their files.
        }
    }
}
