package dev.drawbridge.permissions.probe;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.permissions.Credentials;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.NatsConf;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.SecretForm;
import dev.drawbridge.topology.StreamSpec;
import dev.drawbridge.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;

/** Three real nats-servers that are one cluster, each with the same rendered configuration. */
final class TestCluster implements AutoCloseable {

    static final int NODES = 3;

    private final ClusterProcess process;
    private final Topology topology;
    private final Credentials credentials;

    private TestCluster(ClusterProcess process, Topology topology, Credentials credentials) {
        this.process = process;
        this.topology = topology;
        this.credentials = credentials;
    }

    /** With those grants; it has the declared streams when {@link #provision()} returns. */
    static TestCluster start(Requirement which, Topology topology, List<PrincipalGrants> grants, Path directory) {
        Credentials credentials = Credentials.random(topology);
        String conf = NatsConf.render(topology, grants, credentials, SecretForm.BCRYPT, NatsConf.EPHEMERAL_BCRYPT_COST);
        return new TestCluster(ClusterProcess.start(which, NODES, conf, directory), topology, credentials);
    }

    Endpoint endpoint(int node) {
        return Endpoint.plain("127.0.0.1", process.port(node));
    }

    Credentials credentials() {
        return credentials;
    }

    /** A connection to that node. */
    ProbeConnection as(String principal, int node) {
        PrincipalGrants grants = LeastGrants.of(topology).stream()
                .filter(each -> each.principal().name().equals(principal))
                .findFirst()
                .orElseThrow();
        return ProbeConnection.connect(endpoint(node), credentials.of(principal), grants.inboxPrefix());
    }

    /** Creates the declared streams and consumers through the first node, as soon as the cluster can. */
    TestCluster provision() {
        try (ProbeConnection admin = as("admin", 0)) {
            for (StreamSpec stream : topology.streams()) {
                Awaitility.await("the cluster to take " + stream.name())
                        .atMost(Api.PATIENCE.multipliedBy(6))
                        .until(
                                () -> admin.request(
                                                "$JS.API.STREAM.CREATE." + stream.name(), made(stream), Api.PATIENCE)
                                        .toString(),
                                answer -> answer.contains("\"config\""));
            }
            topology.consumers().forEach(consumer -> Api.create(admin, consumer));
        }
        return this;
    }

    /** Asked again and again: a cluster that has no leader yet, or too few nodes, answers with an error. */
    private static String made(StreamSpec stream) {
        return Api.json(Api.config(stream));
    }

    @Override
    public void close() {
        process.close();
    }
}
