package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.contract.Contract;
import dev.drawbridge.harness.observe.StreamObserver;
import dev.drawbridge.harness.proxy.FaultProxy;
import dev.drawbridge.permissions.Grant;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.UserPassword;
import dev.drawbridge.topology.Topology;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One bridge: a server, its principals, what the provisioner made on it, and the apps.
 *
 * <p>Everything that it started ends with {@link #close()}.
 */
public final class Bridge implements AutoCloseable {

    private final Surroundings surroundings;
    private final String name;
    private final Topology topology;
    private final BridgeServer server;
    private final Links links;
    private final Provisioning provisioning;
    private final Clients clients;
    private final AppFactory appFactory;
    private final Map<String, AppUnderTest> apps = new LinkedHashMap<>();
    private final List<AppUnderTest> furtherInstances = new CopyOnWriteArrayList<>();

    private Bridge(
            Surroundings surroundings,
            String name,
            Topology topology,
            BridgeServer server,
            Links links,
            @Nullable FixedPorts ports) {
        this.surroundings = surroundings;
        this.name = name;
        this.topology = topology;
        this.server = server;
        this.links = links;
        this.clients = new Clients(server, topology, contract(), surroundings::requireWrites);
        this.provisioning = new Provisioning(surroundings, server, surroundings.declaredFor(topology), name);
        this.appFactory = new AppFactory(surroundings, server, links, topology, name, ports);
        topology.apps().forEach(app -> apps.put(app.name(), appFactory.create(app)));
    }

    static Bridge onServer(
            Surroundings surroundings,
            String name,
            Topology topology,
            BridgeServer server,
            Links links,
            @Nullable FixedPorts ports) {
        return new Bridge(surroundings, name, topology, server, links, ports);
    }

    public String name() {
        return name;
    }

    public Topology topology() {
        return topology;
    }

    /** The wire contract in the names of the system under test. */
    public Contract contract() {
        return surroundings.configuration().contract();
    }

    /** The server with its principals. */
    public BridgeServer server() {
        return server;
    }

    /** Connections as one principal or another. */
    public Clients clients() {
        return clients;
    }

    /** Runs of the provisioner against this server. */
    public Provisioning provisioning() {
        return provisioning;
    }

    /** The dead letter tool under test. */
    public DeadLetterTool deadLetterTool() {
        return new DeadLetterTool(surroundings, server, topology, name);
    }

    /** The stream as the observer sees it; of several, the first. */
    public StreamObserver observer() {
        return clients.observer(topology.streams().get(0).name());
    }

    /**
     * That app.
     *
     * @throws IllegalArgumentException naming the apps there are
     */
    public AppUnderTest app(String app) {
        AppUnderTest found = apps.get(app);
        if (found == null) {
            throw new IllegalArgumentException("no app \"" + app + "\"; there are " + apps.keySet());
        }
        return found;
    }

    /**
     * The way from that app to the server.
     *
     * @throws dev.drawbridge.harness.MissingControlException where it can't be made to fail
     */
    public FaultProxy linkOf(String app) {
        return links.proxyOf(app);
    }

    /**
     * Starts a further instance of that app beside it, which shares its database and its consumer, and does not wait for
     * it to be ready. It ends with the bridge.
     *
     * @throws MissingControlException when the app's configured environment leaves it no port of its own
     */
    public AppUnderTest startAnother(String app) {
        Configuration.AppConfig configured = surroundings.configuration().apps().get(app);
        if (configured != null && configured.env().containsKey("SERVER_PORT")) {
            throw new MissingControlException(
                    "the port of a second instance of " + app,
                    "leave SERVER_PORT out of apps." + app + ".env, so that each instance is given its own");
        }
        long instances = furtherInstances.stream()
                .filter(each -> each.name().startsWith(app + "-"))
                .count();
        AppUnderTest another = app(app).another((int) instances + 2);
        furtherInstances.add(another);
        another.start();
        return another;
    }

    /** Takes a grant away from a principal, by a reload; live connections stay. */
    public void withdrawGrant(String principal, String subject) {
        reload(GrantChanges.without(LeastGrants.of(topology), principal, subject::equals));
    }

    /** Puts other grants in force for one principal, by a reload; the others keep their least ones. */
    public void putGrants(String principal, List<Grant> grants) {
        reload(LeastGrants.of(topology).stream()
                .map(each -> each.principal().name().equals(principal) ? each.withGrants(grants) : each)
                .toList());
    }

    /** Puts the least grants in force, by a reload. */
    public void restoreGrants() {
        reload(LeastGrants.of(topology));
    }

    private void reload(List<PrincipalGrants> grants) {
        surroundings.requireGrantChanges();
        server.nats().reload(Surroundings.serverConfiguration(topology, grants, server.credentials()));
    }

    /** The lines of the server's log that tell of a permissions violation by a connection that is not this run's own. */
    public List<String> foreignViolations() {
        return ViolationLog.foreign(server.nats().log().lines(), clients.ownConnections());
    }

    /** Whether this bridge's server runs JetStream for its administrator. */
    public boolean hasJetStream() {
        return !server.isOurs() || server.configuration().contains("jetstream");
    }

    /** Puts in the place of that app one with another password; the app must not be running. */
    public AppUnderTest replaceWithWrongPassword(String app, String password) {
        AppUnderTest replaced = appFactory.create(topology.app(app), Optional.of(new UserPassword(app, password)));
        apps.put(app, replaced);
        return replaced;
    }

    public Collection<AppUnderTest> apps() {
        return List.copyOf(apps.values());
    }

    /**
     * Starts each app that was never started, and waits until all are ready.
     *
     * @throws dev.drawbridge.harness.EnvironmentException naming the one that isn't in time, with the end of its log
     */
    public void awaitApps() {
        apps().forEach(AppUnderTest::startUnlessStarted);
        apps().forEach(AppUnderTest::awaitReady);
    }

    @Override
    public void close() {
        try (server;
                links;
                clients) {
            Stream.concat(apps.values().stream(), furtherInstances.stream()).forEach(AppUnderTest::end);
        }
    }
}
