package dev.drawbridge.permissions.probe;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.permissions.Credentials;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.NatsConf;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.SecretForm;
import dev.drawbridge.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** A real nats-server on a random port, with a rendered configuration. */
final class TestServer implements AutoCloseable {

    private final ServerProcess process;
    private final Topology topology;
    private final Credentials credentials;

    private TestServer(ServerProcess process, Topology topology, Credentials credentials) {
        this.process = process;
        this.topology = topology;
        this.credentials = credentials;
    }

    /** With the least grants. */
    static TestServer start(Topology topology, Path directory) {
        return start(topology, LeastGrants.of(topology), directory);
    }

    /** As {@link #start(Topology, Path)}, with other grants than the least. */
    static TestServer start(Topology topology, List<PrincipalGrants> grants, Path directory) {
        return start(Requirement.usable(), topology, grants, directory);
    }

    /** As {@link #start(Topology, List, Path)}, on a server of that kind. */
    static TestServer start(Requirement which, Topology topology, List<PrincipalGrants> grants, Path directory) {
        return start(which, topology, grants, directory, "");
    }

    /** As {@link #start(Requirement, Topology, List, Path)}, with more lines in its configuration. */
    static TestServer start(
            Requirement which, Topology topology, List<PrincipalGrants> grants, Path directory, String more) {
        return start(which, topology, grants, directory, conf -> conf + more);
    }

    /** As {@link #start(Requirement, Topology, List, Path)}, with its configuration changed in its text. */
    static TestServer start(
            Requirement which,
            Topology topology,
            List<PrincipalGrants> grants,
            Path directory,
            UnaryOperator<String> change) {
        Credentials credentials = Credentials.random(topology);
        String conf = NatsConf.render(topology, grants, credentials, SecretForm.BCRYPT, NatsConf.EPHEMERAL_BCRYPT_COST);
        return new TestServer(ServerProcess.start(which, change.apply(conf), directory), topology, credentials);
    }

    int port() {
        return process.port();
    }

    Credentials credentials() {
        return credentials;
    }

    ProbeConnection as(String principal) {
        PrincipalGrants grants = LeastGrants.of(topology).stream()
                .filter(each -> each.principal().name().equals(principal))
                .findFirst()
                .orElseThrow();
        return ProbeConnection.connect(
                Endpoint.plain("127.0.0.1", port()), credentials.of(principal), grants.inboxPrefix());
    }

    /** Creates the declared streams and consumers, as the provisioner's principal with its least grants. */
    TestServer provision() {
        try (ProbeConnection admin = as("admin")) {
            topology.streams().forEach(stream -> Api.create(admin, stream));
            topology.consumers().forEach(consumer -> Api.create(admin, consumer));
        }
        return this;
    }

    @Override
    public void close() {
        process.close();
    }
}
