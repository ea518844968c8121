package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.waiting.Timeouts;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.util.UUID;

/** Publishing a dead-lettered message again, as somebody who replays dead letters by hand does. */
public final class ReplaySteps {

    private final World world;
    private final Evidence evidence;
    private final Deliveries deliveries;
    private final Originals originals;
    private long replayed;

    public ReplaySteps(World world, Evidence evidence, Deliveries deliveries, Originals originals) {
        this.world = world;
        this.evidence = evidence;
        this.deliveries = deliveries;
        this.originals = originals;
    }

    /** The control of this scenario: the duplicate window still holds the original's id, so a replay needs another. */
    @Then("the server takes a replay under the original's message id for a duplicate")
    public void replayUnderSameId() throws IOException, JetStreamApiException {
        Originals.Original original = originals.one();
        String id = world.bridge().observer().message(original.sequence()).header("Nats-Msg-Id");
        PublishAck ack = world.bridge()
                .clients()
                .as(deliveries.peerOf(original.app()))
                .jetStream()
                .publish(original.subject(), new Headers().put("Nats-Msg-Id", id), original.body());
        evidence.record("replay under " + id + ": " + ack);
        assertThat(ack.isDuplicate())
                .as("whether the server takes a replay under %s for a duplicate", id)
                .isTrue();
    }

    @When("the dead letter is replayed under a message id of its own")
    @Needs(Control.WRITES)
    public void replay() {
        Originals.Original original = originals.one();
        Headers headers = new Headers().put("Nats-Msg-Id", "replay-" + UUID.randomUUID());
        replayed = deliveries.publishAs(
                deliveries.peerOf(original.app()),
                headers,
                originals.deadLetter().body());
    }

    @Then("{name} acknowledges the replay")
    public void acknowledgesReplay(String app) {
        deliveries.acknowledged(app, replayed, Timeouts.DEFAULT.reaction());
    }
}
