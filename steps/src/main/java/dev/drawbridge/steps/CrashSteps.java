package dev.drawbridge.steps;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.contract.Resource;
import dev.drawbridge.harness.environment.AppUnderTest;
import dev.drawbridge.harness.waiting.Eventually;
import dev.drawbridge.harness.waiting.Timeouts;
import dev.drawbridge.topology.ConsumerSpec;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An app that is killed at every delivery of one message. */
public final class CrashSteps {

    private static final Timeouts TIMEOUTS = Timeouts.DEFAULT;
    private final World world;
    private final Evidence evidence;
    private final Deliveries deliveries;
    private final Originals originals;
    private final HeldWrites held;

    public CrashSteps(World world, Evidence evidence, Deliveries deliveries, Originals originals, HeldWrites held) {
        this.world = world;
        this.evidence = evidence;
        this.deliveries = deliveries;
        this.originals = originals;
        this.held = held;
    }

    /** Nothing else is delivered there, so that the consumer's own count is that of the one message. */
    @Given("a bridge of its own on which only {name} is started")
    @Needs(Control.SERVERS)
    public void bridgeWithOnly(String app) {
        world.useOwn(bridge -> bridge.topology(Run.current().configuration().topologyUnhurried())
                .provisioned());
        world.bridge().app(app).start();
        world.bridge().app(app).awaitReady();
    }

    @When("the peer of {name} publishes an event")
    @Needs(Control.WRITES)
    public void publishEvent(String app) {
        originals.publish(
                app,
                Envelopes.bytes(Envelopes.organization(
                        deliveries.peerOf(app),
                        "created",
                        Envelopes.unusedId(Resource.ORGANIZATION),
                        "Crash " + Names.unique(),
                        Instant.now())));
    }

    @When("{name} is killed at each delivery of it, and started again until the last")
    public void killAtEachDelivery(String app) {
        ConsumerSpec consumer = consumer(app);
        AppUnderTest killed = world.bridge().app(app);
        for (long handled = 0; handled < consumer.maxDeliver(); ) {
            if (!killed.isRunning()) {
                killed.start();
            }
            Moment moment = awaitMoment(app, handled);
            if (moment.deadLetters() > 0) {
                evidence.record("at delivery " + moment.delivered() + " the dead letter was stored before anything of "
                        + app + " waited for its database");
                return;
            }
            killed.kill();
            held.writes().endWriters();
            handled = delivered(app);
            evidence.record("delivery " + handled + " of " + consumer.maxDeliver() + " as the server counts: " + app
                    + " waited for its database in the middle of a write, and was killed there");
        }
    }

    private Moment awaitMoment(String app, long handled) {
        Duration gap = longest(Timeouts.gaps(consumer(app)));
        return Eventually.until(
                "delivery " + (handled + 1) + " of message " + originals.sequence() + " to " + app
                        + ", and a write of the app that waits or a dead letter",
                TIMEOUTS.recovery().plus(TIMEOUTS.reaction()).plus(gap),
                () -> look(app),
                moment -> moment.deadLetters() > 0 || (moment.delivered() > handled && moment.writing()));
    }

    private Moment look(String app) {
        if (!world.bridge().app(app).isRunning()) {
            throw new EnvironmentException(
                    app + " ended by itself while its database held back every write",
                    "the process of " + app,
                    "look for the reason in its log");
        }
        return new Moment(
                delivered(app),
                held.writes().hasWriter(),
                originals.deadLetters(app, originals.one()).size());
    }

    private long delivered(String app) {
        return world.bridge()
                .observer()
                .consumer(deliveries.durableOf(app))
                .getDelivered()
                .getConsumerSequence();
    }

    /** What there is to see at one time: deliveries as the server counts them, a write that waits, dead letters. */
    private record Moment(long delivered, boolean writing, int deadLetters) {}

    @Then("the message is among the dead letters of {name} once it runs and its database takes writes again")
    public void endsAsDeadLetter(String app) {
        held.release();
        world.bridge().app(app).start();
        world.bridge().app(app).awaitReady();
        List<Duration> backoff = consumer(app).backoff();
        // Who learns of the last delivery's end from the server learns of it one step of the backoff later.
        Duration advisory = backoff.isEmpty() ? consumer(app).ackWait() : backoff.get(backoff.size() - 1);
        originals.awaitDeadLetter(originals.one(), TIMEOUTS.reaction().plus(advisory));
    }

    private ConsumerSpec consumer(String app) {
        return world.bridge().topology().app(app).consumers().get(0);
    }

    private static Duration longest(List<Duration> gaps) {
        return gaps.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }
}
