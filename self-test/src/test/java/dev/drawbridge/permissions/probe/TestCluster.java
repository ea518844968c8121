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
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Three real nats-servers that are one cluster, each with the same rendered accounts and users. */
final class TestCluster implements AutoCloseable {

    static final int NODES = 3;

    private final ClusterProcess process;
    private final Topology topology;
    private final Function<String, Login> logins;

    private TestCluster(ClusterProcess process, Topology topology, Function<String, Login> logins) {
        this.process = process;
        this.topology = topology;
        this.logins = logins;
    }

    /** With those grants; it has the declared streams when {@link #provision()} returns. */
    static TestCluster start(Requirement which, Topology topology, List<PrincipalGrants> grants, Path directory) {
        Credentials credentials = Credentials.random(topology);
        String conf = NatsConf.render(topology, grants, credentials, SecretForm.BCRYPT, NatsConf.EPHEMERAL_BCRYPT_COST);
        return new TestCluster(ClusterProcess.start(which, NODES, conf, directory), topology, credentials::of);
    }

    /** With accounts and users of an operator: every node has the same JWTs in its memory. */
    static TestCluster start(Requirement which, Topology topology, NscStore store, Path directory) {
        return new TestCluster(
                ClusterProcess.start(which, NODES, store.configuration(), directory), topology, store::login);
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

    /** Creates the declared streams and consumers through the first node, as soon as the cluster can. */
    TestCluster provision() {
        try (ProbeConnection admin = as("admin", 0)) {
            topology.streams().forEach(stream -> create(admin, stream));
            topology.consumers().forEach(consumer -> Api.create(admin, consumer));
        }
        return this;
    }

    /** Asked again and again: a cluster that has no leader yet, or too few nodes, answers with an error. */
    private void create(ProbeConnection admin, StreamSpec stream) {
        String request = "$JS.API.STREAM.CREATE." + stream.name();
        String made = Api.json(Api.config(stream));
        try {
            Awaitility.await("the cluster to take " + stream.name())
                    .atMost(Api.PATIENCE.multipliedBy(6))
                    .until(
                            () -> admin.request(request, made, Api.PATIENCE).toString(),
                            answer -> answer.contains("\"config\""));
        } catch (ConditionTimeoutException never) {
            throw new IllegalStateException(never.getMessage() + "; its nodes said:\n" + process.lastWords(), never);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
