package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.config.Identity;
import dev.drawbridge.harness.nats.AttachedBackend;
import dev.drawbridge.harness.nats.BinaryBackend;
import dev.drawbridge.harness.nats.NatsBackend;
import dev.drawbridge.harness.nats.NatsBackends;
import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.harness.nats.ServerVersion;
import dev.drawbridge.harness.postgres.DatabaseServer;
import dev.drawbridge.harness.postgres.PostgresServer;
import dev.drawbridge.harness.process.ManagedProcess;
import dev.drawbridge.harness.process.ProcessSpec;
import dev.drawbridge.harness.workspace.Workspace;
import dev.drawbridge.permissions.Credentials;
import dev.drawbridge.permissions.NatsConf;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.SecretForm;
import dev.drawbridge.permissions.UserPassword;
import dev.drawbridge.permissions.conf.Place;
import dev.drawbridge.permissions.live.LiveAudit;
import dev.drawbridge.permissions.live.LiveResult;
import dev.drawbridge.topology.InvalidConfigurationException;
import dev.drawbridge.topology.Topology;
import dev.drawbridge.topology.TopologyYaml;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** What one run needs around the system under test: a workspace, a way to get servers, one PostgreSQL. */
public final class Surroundings implements AutoCloseable {

    private final Configuration configuration;
    private final Workspace workspace;
    private final NatsBackend nats;
    private final Optional<Attachment> attachment;
    private final Memo<LiveResult> asked;
    private final Memo<DatabaseServer> postgres;
    private final Map<Topology, Memo<Optional<Provisioned>>> provisioned = new ConcurrentHashMap<>();
    private final Map<String, JavaProgram> programs = new ConcurrentHashMap<>();
    private final Set<String> secrets = new ConcurrentSkipListSet<>();

    private Surroundings(Configuration configuration, Workspace workspace) {
        this.configuration = configuration;
        this.workspace = workspace;
        this.attachment = isAttached(configuration)
                ? Optional.of(new Attachment(configuration, "configuration"))
                : Optional.empty();
        attachment.ifPresent(there -> new AttachedSystem(configuration, there).check());
        Images.of(configuration).obtain();
        this.nats = attachment
                .<NatsBackend>map(there -> new AttachedBackend(there.server()))
                .orElseGet(() -> backend(configuration).find(Requirement.usable()));
        this.asked = new Memo<>(() -> ask(configuration, attachment.orElseThrow()));
        this.postgres = new Memo<>(() -> Databases.server(configuration, workspace));
    }

    private static LiveResult ask(Configuration configuration, Attachment there) {
        Path name = Path.of("configuration");
        return new LiveAudit(
                        configuration.topology(), there.endpoint(), there.principals(name), new Place(name, 1, 1, 0, 0))
                .run();
    }

    /**
     * Opens a workspace and finds a way to get NATS servers, or looks at the system that somebody else started.
     *
     * @throws InvalidConfigurationException when its settings do not go together
     * @throws EnvironmentException naming every way that was tried, when there is none; or all that is wrong with that
     *     system
     */
    public static Surroundings open(Configuration configuration) {
        return open(configuration, Workspace.open());
    }

    /** Like {@link #open(Configuration)} in a workspace of the caller's, which closes with these surroundings. */
    public static Surroundings open(Configuration configuration, Workspace workspace) {
        try {
            Combinations.check(configuration);
            return new Surroundings(configuration, workspace);
        } catch (RuntimeException e) {
            try {
                workspace.close();
            } catch (EnvironmentException left) {
                e.addSuppressed(left);
            }
            throw e;
        }
    }

    private static NatsBackends backend(Configuration configuration) {
        return switch (configuration.nats().backend()) {
            case AUTO -> NatsBackends.AUTO;
            case BINARY -> NatsBackends.BINARY;
            case CONTAINER -> NatsBackends.CONTAINER;
            case ATTACHED -> throw new IllegalArgumentException("it is there already");
        };
    }

    static boolean isAttached(Configuration configuration) {
        return configuration.nats().backend() == Configuration.Backend.ATTACHED;
    }

    /** Whether the system under test runs already, on a server that somebody else started. */
    public boolean isAttached() {
        return attachment.isPresent();
    }

    /** The server that somebody else started, where the configuration names one. */
    Optional<BridgeServer> attachedServer() {
        return attachment.map(
                there -> BridgeServer.attached(there.server(), credentialsFor(configuration.topology()), there));
    }

    /**
     * What a server that somebody else started permits to each principal, as harmless probes show it; asked on first use.
     *
     * @throws java.util.NoSuchElementException where the run starts servers
     * @throws dev.drawbridge.permissions.probe.ProbeEnvironmentException when it does not answer
     */
    public LiveResult asked() {
        return asked.get();
    }

    /** What the provisioner is told to make for a bridge: the configured file's topology, else the bridge's own. */
    Topology declaredFor(Topology topology) {
        Path file = configuration.provisioner().topology();
        if (file == null || !topology.equals(configuration.topologyAtPace())) {
            return topology;
        }
        return configuration.atPace(TopologyYaml.read(file));
    }

    /**
     * Lets the provisioner run for the first bridge of a topology, and makes on those after it what it left there; nothing
     * where the configuration says that all is there.
     *
     * @throws EnvironmentException with its output, when it does not end with status 0
     */
    void provision(Bridge bridge) {
        if (configuration.provisioner().isAbsent()) {
            return;
        }
        Memo<Optional<Provisioned>> here = new Memo<>(() -> {
            bridge.provisioning().orFail();
            return Provisioned.on(bridge);
        });
        Memo<Optional<Provisioned>> first = provisioned.putIfAbsent(bridge.topology(), here);
        if (first == null) {
            here.get();
        } else {
            first.get()
                    .ifPresentOrElse(
                            left -> left.makeOn(bridge),
                            () -> bridge.provisioning().orFail());
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

    /** The version of the servers of this run. */
    public ServerVersion serverVersion() {
        return nats.version();
    }

    /**
     * What each principal of a bridge connects with: what is configured, and something fresh for the others. Where the
     * server's configuration was given too, or the server is somebody else's, it knows the configured ones only.
     */
    Credentials credentialsFor(Topology topology) {
        boolean madeHere = configuration.nats().serverConfig() == null && !isAttached();
        Credentials credentials = madeHere ? Credentials.random(topology) : Credentials.from(Map.of());
        for (var principal : configuration.nats().principals().entrySet()) {
            if (principal.getValue().map(Identity::login).orElse(null) instanceof UserPassword known) {
                credentials = credentials.with(principal.getKey(), known);
            }
        }
        Credentials all = credentials;
        all.principals().forEach(principal -> addSecret(all.of(principal).password()));
        return all;
    }

    /** The configuration with these grants, in the bridge's layout. */
    static String serverConfiguration(Topology topology, List<PrincipalGrants> grants, Credentials credentials) {
        return NatsConf.render(topology, grants, credentials, SecretForm.BCRYPT, NatsConf.EPHEMERAL_BCRYPT_COST);
    }

    /**
     * For a scenario that needs other grants than those there are.
     *
     * @throws MissingControlException where they are not this run's to change
     */
    void requireGrantChanges() {
        Controls.missingGrants(configuration).ifPresent(missing -> {
            throw missing;
        });
    }

    /** A way to get servers that cannot hold a backoff as long as max deliver. */
    NatsBackend olderServers() {
        return BinaryBackend.find(Requirement.tooOld());
    }

    /**
     * Says before anything is looked for what {@link #open} would refuse.
     *
     * @throws InvalidConfigurationException listing settings that are each right by themselves and don't go together
     */
    public static void check(Configuration configuration) {
        Combinations.check(configuration);
    }

    /** The folder with everything that this run's processes write, their logs among it. */
    public Path folder() {
        return workspace.root();
    }

    Workspace workspace() {
        return workspace;
    }

    /**
     * Starts the configured program, or where there is none a main class of this class path.
     *
     * @param spec what else there is to say; its command is the arguments
     */
    ManagedProcess start(Configuration.Program configured, String builtIn, ProcessSpec spec) {
        return configured.isBuiltIn()
                ? programs.computeIfAbsent(builtIn, main -> new JavaProgram(main, workspace.folder("tmp")))
                        .start(command -> ManagedProcess.start(workspace, spec.precededBy(command)))
                : start(configured, spec);
    }

    /** Starts the configured program: a command in its folder, or a container. */
    ManagedProcess start(Configuration.Program configured, ProcessSpec spec) {
        String image = configured.image();
        return ManagedProcess.start(
                workspace,
                image == null
                        ? spec.precededBy(configured.command()).in(configured.folder())
                        : spec.inContainerOf(image));
    }

    /** @throws MissingControlException where the run may make nothing on the system under test */
    void requireWrites() {
        Controls.missingWrites(configuration).ifPresent(missing -> {
            throw missing;
        });
    }

    NatsBackend nats() {
        return nats;
    }

    DatabaseServer postgres() {
        return postgres.get();
    }

    /** A server on a port that people know, beside the run's own; it ends with the workspace. */
    DatabaseServer postgresOn(int port, String name) {
        return PostgresServer.start(workspace, name, port);
    }

    /** What every app of this run has logged so far, by the log's path below the run's folder. */
    public Map<String, String> appLogs() {
        return AppLogs.below(folder());
    }

    /** Every credential that this run gave to a process, which none may let out. Never print one. */
    public Set<String> secrets() {
        return new TreeSet<>(secrets);
    }

    /** The same and whatever else the configuration took from outside its file, for those who mask. */
    public Set<String> masked() {
        Set<String> all = secrets();
        all.addAll(configuration.secrets());
        return all;
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
