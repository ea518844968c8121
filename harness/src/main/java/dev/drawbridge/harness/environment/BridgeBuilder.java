package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.nats.AttachedBackend;
import dev.drawbridge.harness.nats.NatsBackend;
import dev.drawbridge.harness.nats.NatsOptions;
import dev.drawbridge.harness.nats.NatsServer;
import dev.drawbridge.permissions.Credentials;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.conf.ConfException;
import dev.drawbridge.permissions.conf.ConfReader;
import dev.drawbridge.topology.App;
import dev.drawbridge.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a bridge is to be made of, before any of it is started. */
public final class BridgeBuilder {

    private final Surroundings surroundings;
    private final String name;
    private Topology topology;
    private boolean provisioned;
    private boolean apps;
    private boolean shared;
    private boolean faultProxies;
    private UnaryOperator<String> alteredConfiguration = UnaryOperator.identity();
    private UnaryOperator<List<PrincipalGrants>> alteredGrants = UnaryOperator.identity();
    private boolean changesGrants;
    private boolean tooOld;
    private boolean serverRunning = true;
    private @Nullable FixedPorts ports;

    BridgeBuilder(Surroundings surroundings, String name) {
        this.surroundings = surroundings;
        this.name = name;
        this.topology = surroundings.configuration().topologyAtPace();
    }

    /** With a topology other than the configured one. */
    public BridgeBuilder topology(Topology other) {
        this.topology = other;
        return this;
    }

    /** The one that scenarios share: on the attached server where there is one, on which nothing else is started. */
    public BridgeBuilder shared() {
        this.shared = true;
        return this;
    }

    /** With stream and consumers as the provisioner makes them; it runs for the first bridge of a topology. */
    public BridgeBuilder provisioned() {
        this.provisioned = true;
        return this;
    }

    /** With every app started already, while the provisioner is at work; waiting for them is {@link Bridge#awaitApps}. */
    public BridgeBuilder withApps() {
        this.apps = true;
        return this;
    }

    /** With a way from each app to the server that can be made to fail. */
    public BridgeBuilder withFaultProxies() {
        this.faultProxies = true;
        return this;
    }

    /** With the server's configuration changed in its text. */
    public BridgeBuilder configurationAltered(UnaryOperator<String> change) {
        this.alteredConfiguration = change;
        return this;
    }

    /** With one principal's grants for the subjects that satisfy {@code withdrawn} left out. */
    public BridgeBuilder withoutGrants(String principal, Predicate<String> withdrawn) {
        return grantsAltered(grants -> GrantChanges.without(grants, principal, withdrawn));
    }

    /** With further subjects that a principal may publish to. */
    public BridgeBuilder withGrants(String principal, String... subjects) {
        return grantsAltered(grants -> GrantChanges.with(grants, principal, List.of(subjects)));
    }

    private BridgeBuilder grantsAltered(UnaryOperator<List<PrincipalGrants>> change) {
        UnaryOperator<List<PrincipalGrants>> before = alteredGrants;
        changesGrants = true;
        alteredGrants = grants -> change.apply(before.apply(grants));
        return this;
    }

    /** On a server older than 2.10.23. */
    public BridgeBuilder onServerThatIsTooOld() {
        this.tooOld = true;
        return this;
    }

    /** With a server that has an address and is not running yet. */
    public BridgeBuilder serverNotRunning() {
        this.serverRunning = false;
        return this;
    }

    /** On ports that people know, with a database server for each app. */
    public BridgeBuilder onPorts(FixedPorts known) {
        this.ports = known;
        return this;
    }

    /**
     * Starts it.
     *
     * @throws dev.drawbridge.harness.EnvironmentException naming the part that broke, with the end of its log
     */
    public Bridge start() {
        BridgeServer server = startServer();
        Links links = faultProxies
                ? Links.throughProxies(
                        server, topology.apps().stream().map(App::name).toList())
                : Links.direct(server);
        Bridge bridge = Bridge.onServer(surroundings, name, topology, server, links, ports);
        try {
            if (apps) {
                // Apps take seconds to start and wait for the topology by themselves: let both go on at once.
                bridge.apps().forEach(AppUnderTest::start);
            }
            if (provisioned) {
                surroundings.provision(bridge);
            }
            return bridge;
        } catch (RuntimeException e) {
            bridge.close();
            throw e;
        }
    }

    private NatsOptions options() {
        NatsOptions any = NatsOptions.defaults();
        return ports == null ? any : any.onPort(ports.nats()).monitoredOn(ports.monitoring());
    }

    private BridgeServer startServer() {
        Optional<BridgeServer> attached = surroundings.attachedServer();
        if (attached.isPresent()) {
            return attached.filter(any -> shared).orElseThrow(AttachedBackend::noServers);
        }
        Credentials credentials = surroundings.credentialsFor(topology);
        String configuration = alteredConfiguration.apply(serverConfiguration(credentials));
        NatsBackend backend = tooOld ? surroundings.olderServers() : surroundings.nats();
        NatsServer server = backend.start(surroundings.workspace(), name, configuration, options());
        if (!serverRunning) {
            server.stop();
        }
        return BridgeServer.started(server, configuration, credentials);
    }

    private String serverConfiguration(Credentials credentials) {
        Path given = surroundings.configuration().nats().serverConfig();
        if (given == null) {
            return Surroundings.serverConfiguration(
                    topology, alteredGrants.apply(LeastGrants.of(topology)), credentials);
        }
        if (changesGrants) {
            surroundings.requireGrantChanges();
        }
        try {
            // In one piece, since what it includes is not where the server's copy is, least of all in a container.
            return ConfReader.whole(given);
        } catch (ConfException e) {
            throw new EnvironmentException(
                    "the server's configuration cannot be read: " + e.getMessage(),
                    given.toString(),
                    List.of(),
                    "name a file as nats.server-config that is there with all that it includes",
                    e);
        }
    }
}
