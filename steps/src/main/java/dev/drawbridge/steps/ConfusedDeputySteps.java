package dev.drawbridge.steps;

import dev.drawbridge.permissions.probe.Message;
import dev.drawbridge.permissions.probe.Outcome;
import dev.drawbridge.permissions.probe.Payload;
import dev.drawbridge.permissions.probe.Probe;
import dev.drawbridge.permissions.probe.RequestOutcome;
import dev.drawbridge.topology.App;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Permitted requests whose reply subject makes the server act: the attack itself on a server that this run started, or that
 * may come to harm (nats-server 2.9.10, 2.10.27 and 2.15.1); on somebody else's, its harmless form.
 */
public final class ConfusedDeputySteps {

    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final World world;
    private final Evidence evidence;
    private final Probes probes;
    private final ServerState state;
    private final OwnConsumer consumers;
    private final DeputySentinel served;
    private final ForeignInbox foreign;

    public ConfusedDeputySteps(
            World world,
            Evidence evidence,
            Probes probes,
            ServerState state,
            OwnConsumer consumers,
            DeputySentinel served,
            ForeignInbox foreign) {
        this.world = world;
        this.evidence = evidence;
        this.probes = probes;
        this.state = state;
        this.consumers = consumers;
        this.served = served;
        this.foreign = foreign;
    }

    /** The consumer's answer has an empty body, which is a valid request to delete. */
    @When("{name} sends a request to its own consumer with the reply subject {text}")
    public void requestWithReply(String app, String reply) {
        if (!world.mayHarm()) {
            foreign.hearsNothingOf(app, consumers.refused(app), reply);
            return;
        }
        Probe.Publish request = consumers.emptilyAnswered(app, reply);
        send(app, request, Map.of(), request.body(), consumers.refused(app));
    }

    @When("{name} sends an event with the reply subject {text}")
    public void eventWithReply(String app, String reply) {
        String subject = world.bridge().topology().app(app).publishes().get(0);
        if (!world.mayHarm()) {
            foreign.hearsNothingOf(app, UnstorableEvents.to(subject), reply);
            return;
        }
        // The server's receipt, taken for a request to purge, erases all that is older than the event.
        publishAsPeer(app);
        state.remember();
        publishWithReply(app, subject, reply);
    }

    @When("{name} sends a dead letter with the reply subject {text}")
    public void deadLetterWithReply(String app, String reply) {
        String subject = world.bridge().topology().app(app).deadLetters();
        if (!world.mayHarm()) {
            foreign.hearsNothingOf(app, UnstorableEvents.to(subject), reply);
            return;
        }
        publishWithReply(app, subject, reply);
    }

    @When("{name} sends an answer to a delivery with the reply subject {text}")
    public void answerWithReply(String app, String reply) {
        if (!world.mayHarm()) {
            foreign.hearsNothingOf(app, consumers.answerToNone(app), reply);
            return;
        }
        RequestOutcome taken = taken(app);
        if (!(taken instanceof RequestOutcome.Answered answered)) {
            throw new AssertionError("expected a delivery to answer; found: " + taken);
        }
        Message delivery = answered.message();
        state.remember();
        String delivered = Objects.requireNonNull(delivery.reply(), () -> "no delivery: " + delivery);
        Probe.Publish acknowledgement = new Probe.Publish(delivered, reply, Map.of(), Payload.of("+ACK"));
        send(app, acknowledgement, Map.of(), Payload.of("+WPI"), consumers.answerToNone(app));
    }

    /** An app of somebody else's may be at work there, and take what comes before. */
    private RequestOutcome taken(String app) {
        if (!world.bridge().server().isOurs()) {
            return consumers.inLine(app, () -> publishAsPeer(app));
        }
        publishAsPeer(app);
        return consumers.onlyNext(app);
    }

    private void publishAsPeer(String app) {
        App peer = world.bridge().topology().peersOf(app).get(0);
        probes.as(peer.name()).request(peer.publishes().get(0), "{}", ANSWER);
    }

    private void publishWithReply(String app, String subject, String reply) {
        Payload body = Payload.of("{}");
        send(
                app,
                new Probe.Publish(subject, reply, Map.of(), body),
                UnstorableEvents.HEADERS,
                body,
                UnstorableEvents.to(subject));
    }

    /**
     * Sends the request with the foreign reply subject, then the same kind of request with the app's own. What the API
     * makes of the answer comes later than that. Where it can't be seen to be over, the harmless form decides. Where harm is
     * seen, the step that follows says what it is: there is nothing to wait for, and a stream that is gone takes no event.
     */
    private void send(
            String app,
            Probe.Publish request,
            Map<String, String> sentinelHeaders,
            Payload sentinelBody,
            Probe.Publish harmless) {
        String subject = request.subject();
        Outcome outcome = probes.decide(app, List.of(request)).get(0);
        evidence.record("the server " + (outcome.allowed() ? "took" : "refused") + " the request itself");
        probes.sentinel(app, subject, sentinelHeaders, sentinelBody, state::isHarmed);
        if (!state.isHarmed() && !served.await()) {
            foreign.hearsNothingOf(app, harmless, Objects.requireNonNull(request.reply()));
        }
    }
}
