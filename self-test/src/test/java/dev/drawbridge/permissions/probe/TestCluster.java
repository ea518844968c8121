package dev.drawbridge.permissions.probe;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.permissions.Credentials;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.Login;
import dev.drawbridge.permissions.NatsConf;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.SecretForm;
import dev.drawbridge.topology.StreamSpec;
import dev.drawbridge.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Three real nats-servers that are one cluster, each with the same rendered accounts and users. */
final class TestCluster implements AutoCloseable {

    static final int NODES = 3;

    private static final int ATTEMPTS = 3;

    private final IntFunction<ClusterProcess> starter;
    private final Topology topology;
    private final Function<String, Login> logins;
    private ClusterProcess process;

    /** @param starter starts the nodes, anew for each attempt */
    private TestCluster(IntFunction<ClusterProcess> starter, Topology topology, Function<String, Login> logins) {
        this.starter = starter;
        this.topology = topology;
        this.logins = logins;
        this.process = starter.apply(1);
    }

    /** With those grants; it has the declared streams when {@link #provision()} returns. */
    static TestCluster start(Requirement which, Topology topology, List<PrincipalGrants> grants, Path directory) {
        Credentials credentials = Credentials.random(topology);
        String conf = NatsConf.render(topology, grants, credentials, SecretForm.BCRYPT, NatsConf.EPHEMERAL_BCRYPT_COST);
        return new TestCluster(
                attempt -> ClusterProcess.start(which, NODES, conf, directory.resolve("cluster-" + attempt)),
                topology,
                credentials::of);
    }

    /** With accounts and users of an operator: every node has the same JWTs in its memory. */
    static TestCluster start(Requirement which, Topology topology, NscStore store, Path directory) {
        return new TestCluster(
                attempt -> ClusterProcess.start(
                        which, NODES, store.configuration(), directory.resolve("cluster-" + attempt)),
                topology,
                store::login);
    }

    Endpoint endpoint(int node) {
        return Endpoint.plain("127.0.0.1", process.port(node));
    }

    Login login(String principal) {
        return logins.apply(principal);
    }

    /** A connection to that node. */
    ProbeConnection as(String principal, int node) {
        PrincipalGrants grants = LeastGrants.of(topology).stream()
                .filter(each -> each.principal().name().equals(principal))
                .findFirst()
                .orElseThrow();
        return ProbeConnection.connect(endpoint(node), login(principal), grants.inboxPrefix());
    }

    /**
     * Creates the declared streams and consumers through the first node, as soon as the cluster can. Nodes that connect to each
     * other at the same moment are sometimes never a cluster that finds peers for a stream (seen on nats-server 2.10.27, with
     * an operator): that one is given up for another.
     */
    TestCluster provision() {
        for (int attempt = 1; !isProvisioned(); attempt++) {
            String said = process.lastWords();
            process.close();
            if (attempt == ATTEMPTS) {
                throw new IllegalStateException(
                        "none of " + ATTEMPTS + " clusters takes a stream; the last one's nodes said:\n" + said);
            }
            process = starter.apply(attempt + 1);
        }
        return this;
    }

    private boolean isProvisioned() {
        try (ProbeConnection admin = as("admin", 0)) {
            topology.streams().forEach(stream -> create(admin, stream));
            topology.consumers().forEach(consumer -> Api.create(admin, consumer));
            return true;
        } catch (ConditionTimeoutException never) {
            return false;
        }
    }

    /** Asked again and again: a cluster that has no leader yet, or too few nodes, answers with an error. */
    private static void create(ProbeConnection admin, StreamSpec stream) {
        String request = "$JS.API.STREAM.CREATE." + stream.name();
        String made = Api.json(Api.config(stream));
        Awaitility.await("the cluster to take " + stream.name())
                .atMost(Api.PATIENCE.multipliedBy(3))
                .until(
                        () -> admin.request(request, made, Api.PATIENCE).toString(),
                        answer -> answer.contains("\"config\""));
    }

    @Override
    public void close() {
        process.close();
    }
}
