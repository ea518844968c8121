package dev.drawbridge.steps;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.harness.environment.Bridge;
import dev.drawbridge.permissions.probe.ConnectRefusedException;
import dev.drawbridge.permissions.probe.Outcome;
import dev.drawbridge.permissions.probe.Payload;
import dev.drawbridge.permissions.probe.Probe;
import dev.drawbridge.permissions.probe.ProbeConnection;
import dev.drawbridge.permissions.probe.RequestOutcome;
import io.cucumber.java.After;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** One scenario's connections as one principal or another, and what the server decided last. */
public final class Probes {

    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final World world;
    private final Evidence evidence;
    private final Map<String, ProbeConnection> connections = new HashMap<>();
    private List<Outcome> last = List.of();

    public Probes(World world, Evidence evidence) {
        this.world = world;
        this.evidence = evidence;
    }

    /** The connection of that principal, opened on first use. */
    ProbeConnection as(String principal) {
        return connections.computeIfAbsent(
                world.bridge().name() + "/" + principal,
                key -> world.bridge().clients().probe(principal));
    }

    /** Tries all of it as that principal; what the server decided is evidence. */
    List<Outcome> decide(String principal, List<? extends Probe> probes) {
        last = as(principal).decide(probes);
        last.forEach(outcome -> evidence.record(principal + " " + outcome));
        return last;
    }

    /**
     * Makes a request with the principal's own reply subject after one of the same kind with somebody else's. The server
     * serves requests of one kind in order: the first one's answer is where it goes when this one's arrives.
     *
     * @param harmed asked where it is not answered: whether the first one has done harm, so that there is nobody to answer
     * @throws EnvironmentException where it is not answered, and nothing says why
     */
    void sentinel(String principal, String subject, Map<String, String> headers, Payload body, BooleanSupplier harmed) {
        RequestOutcome own = as(principal).request(subject, headers, body, ANSWER);
        evidence.record("the same request with its own reply subject: " + own);
        if (!(own instanceof RequestOutcome.Answered) && !harmed.getAsBoolean()) {
            throw new EnvironmentException(
                    "the server did not answer a request that it answers otherwise: " + own,
                    subject,
                    "without that answer nobody knows whether the request before it has been served; run it again");
        }
    }

    /** What was decided last, in the order of the probes. */
    List<Outcome> last() {
        return last;
    }

    /** Whether this bridge's server was seen to refuse a principal that has no grant at all. */
    static List<Outcome> control(Bridge bridge) {
        List<Probe.Publish> probes = bridge.topology().streams().stream()
                .flatMap(stream -> stream.subjects().stream())
                .map(subject -> UnstorableEvents.to(subject))
                .toList();
        try (ProbeConnection outsider = bridge.clients().probe("outsider")) {
            return outsider.decide(probes).stream().toList();
        }
    }

    /** A wrong password means something only where the server asks for one. */
    static void requireThatCredentialsAreAsked(Bridge bridge) {
        try (ProbeConnection open = bridge.clients().probeWithoutCredentials()) {
            throw new MissingControlException(
                    "a server that asks for credentials: nats-server " + open.serverVersion()
                            + " lets anybody in, so a wrong secret is none",
                    "give it users (PERM-16)");
        } catch (ConnectRefusedException asked) {
            // As it must be.
        }
    }

    @After(order = 10)
    public void close() {
        connections.values().forEach(ProbeConnection::close);
    }
}
