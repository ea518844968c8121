package dev.drawbridge.steps;

import dev.drawbridge.harness.contract.Meaning;
import dev.drawbridge.harness.contract.Resource;
import dev.drawbridge.harness.http.Answer;
import dev.drawbridge.harness.waiting.Eventually;
import dev.drawbridge.harness.waiting.Timeouts;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.nats.client.impl.Headers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Messages that an app must fail on, and what is published behind them. */
public final class PoisonSteps {

    private static final Timeouts TIMEOUTS = Timeouts.DEFAULT;
    private final World world;
    private final Evidence evidence;
    private final Deliveries deliveries;
    private final Originals originals;
    private ResourceSteps.@Nullable Made organizationBehind;

    public PoisonSteps(World world, Evidence evidence, Deliveries deliveries, Originals originals) {
        this.world = world;
        this.evidence = evidence;
        this.deliveries = deliveries;
        this.originals = originals;
    }

    @When("the peer of {name} publishes {poisonBody}")
    @Needs(Control.WRITES)
    public void publishBody(String app, PoisonBody poison) {
        originals.publish(app, poison.bytes());
    }

    @When("the peer of {name} publishes an event with {poisonEvent}")
    @Needs(Control.WRITES)
    public void publishEvent(String app, PoisonEvent poison) {
        originals.publish(app, poison.bytes(deliveries.peerOf(app)));
    }

    /** As apps publish theirs: the server remembers the message id for the length of its duplicate window. */
    @When("the peer of {name} publishes, under its event id, an event with {poisonEvent}")
    @Needs(Control.WRITES)
    public void publishEventUnderItsId(String app, PoisonEvent poison) {
        byte[] body = poison.bytes(deliveries.peerOf(app));
        JsonNode id = world.bridge().contract().read(body).path("event_id");
        evidence.record("Nats-Msg-Id: " + id.asString());
        originals.publish(app, new Headers().put("Nats-Msg-Id", id.asString()), body);
    }

    /** Whatever it does: an app that may not dead-letter has tried to when it answers. */
    @When("each app deals with a malformed message")
    @Needs(Control.WRITES)
    public void eachAppDealsWithMalformed() {
        originals.are(world.bridge().topology().apps().stream()
                .map(app -> originals.published(app.name(), new Headers(), PoisonBody.CUT_OFF.bytes()))
                .toList());
        originals
                .all()
                .forEach(original -> evidence.record(Eventually.until(
                                original.app() + " to answer message " + original.sequence(),
                                TIMEOUTS.reaction(),
                                () -> deliveries.answers(original.app(), original.sequence()),
                                answers -> !answers.isEmpty())
                        .toString()));
    }

    @When("an organization is created behind it at the peer of {name}")
    @Needs(Control.WRITES)
    public void organizationBehind(String app) {
        Answer answer = world.bridge()
                .app(deliveries.peerOf(app))
                .client()
                .create(Resource.ORGANIZATION, Names.organization(Names.unique()));
        Answers.assertSays(answer, Meaning.CREATED);
        organizationBehind = new ResourceSteps.Made(deliveries.peerOf(app), Resource.ORGANIZATION, answer.id(), answer);
    }

    @Then("{name} shows that organization")
    public void showsThatOrganization(String app) {
        ResourceSteps.Made behind = Objects.requireNonNull(organizationBehind);
        Eventually.until(
                "organization " + behind.id() + " at " + app,
                TIMEOUTS.arrival(),
                () -> world.bridge().app(app).client().get(Resource.ORGANIZATION, behind.id()),
                answer -> answer.says(Meaning.READ));
    }
}
