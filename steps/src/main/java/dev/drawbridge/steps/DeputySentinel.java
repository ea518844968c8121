package dev.drawbridge.steps;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.permissions.probe.ConnectRefusedException;
import dev.drawbridge.permissions.probe.Message;
import dev.drawbridge.permissions.probe.Outcome;
import dev.drawbridge.permissions.probe.Probe;
import dev.drawbridge.permissions.probe.ProbeSubscription;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tells when the server has served what its own answers asked of the JetStream API. Such requests wait in a queue of
 * their own (nats-server 2.9 to 2.15), so one who asks for the state directly may well be told how it was before. The
 * sentinel goes the same way: an event that no stream takes, whose refusal goes to the API as a request that it refuses
 * as well, and the server reports that on its advisories.
 */
public final class DeputySentinel {

    private static final Duration REPORT = Duration.ofSeconds(10);
    private static final String SENDER = "replayer";
    private static final String WITHOUT = "the state is taken without waiting for what answers asked of the API: ";

    private final World world;
    private final Evidence evidence;
    private final Probes probes;
    private final ServerState state;

    public DeputySentinel(World world, Evidence evidence, Probes probes, ServerState state) {
        this.world = world;
        this.evidence = evidence;
        this.probes = probes;
        this.state = state;
    }

    /**
     * Waits until all is served that answers have asked of the API before. Where nobody can send the sentinel, or see it
     * arrive, that is recorded, and the state is what it is now.
     *
     * @return whether it was seen to be served, by the sentinel or by the harm that it did
     */
    boolean await() {
        String refused = "$JS.API.STREAM.DELETE." + Names.unique();
        String event = world.bridge().topology().apps().get(0).publishes().get(0);
        try (ProbeSubscription reports = probes.as("observer").subscribe(Probe.subscribe("$JS.EVENT.ADVISORY.API"))) {
            Outcome sent = probes.decide(SENDER, List.of(UnstorableEvents.to(event, refused)))
                    .get(0);
            if (!reports.outcome().allowed() || !sent.allowed()) {
                evidence.record(WITHOUT + (sent.allowed() ? reports.outcome() : sent));
                return false;
            }
            Optional<Message> report = reports.next(message -> message.text().contains(refused), REPORT);
            if (report.isEmpty()) {
                if (state.isHarmed()) {
                    return true;
                }
                throw new EnvironmentException(
                        "the server did not report what an answer of its own asked of its API",
                        "$JS.EVENT.ADVISORY.API",
                        "without it nobody knows whether what was asked before has been served; run it again");
            }
            evidence.record("what answers asked of the API was served before the server reported the last of it: "
                    + report.get().text());
            return true;
        } catch (ConnectRefusedException | MissingControlException nobody) {
            evidence.record(WITHOUT + nobody.getMessage());
            return false;
        }
    }
}
