package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.observe.Delivery;
import dev.drawbridge.harness.observe.StoredMessage;
import dev.drawbridge.harness.waiting.Timeouts;
import io.cucumber.java.en.Then;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the dead letters about a message are, and what they say. */
public final class DeadLetterSteps {

    private static final Timeouts TIMEOUTS = Timeouts.DEFAULT;
    private final World world;
    private final Evidence evidence;
    private final Deliveries deliveries;
    private final Originals originals;

    public DeadLetterSteps(World world, Evidence evidence, Deliveries deliveries, Originals originals) {
        this.world = world;
        this.evidence = evidence;
        this.deliveries = deliveries;
        this.originals = originals;
    }

    @Then("{name} dead-letters it for {text}")
    public void deadLettersFor(String app, String reason) {
        originals.awaitDeadLetter(originals.one(), reason, TIMEOUTS.reaction());
    }

    @Then("the dead letter is the original, byte for byte")
    public void deadLetterIsOriginal() {
        StoredMessage letter = originals.deadLetter();
        assertThat(letter.body())
                .as("body of the dead letter, message %d", letter.sequence())
                .isEqualTo(originals.one().body());
    }

    @Then("the original was delivered to {name} once")
    public void deliveredOnce(String app) {
        Delivery end = deliveries.acknowledged(app, originals.sequence(), TIMEOUTS.reaction());
        assertThat(end.number())
                .as("number of the delivery that %s acknowledged", app)
                .isEqualTo(1);
        assertThat(deliveries.answers(app, originals.sequence()).stream()
                        .filter(Delivery::negative)
                        .toList())
                .as("times that %s gave the message back", app)
                .isEmpty();
    }

    /** The acknowledgement is the sentinel: it is later than whatever the app published about the message. */
    @Then("there is just one dead letter of {name} about it")
    public void justOne(String app) {
        deliveries.acknowledged(app, originals.sequence(), TIMEOUTS.recovery());
        List<StoredMessage> letters = originals.deadLetters(app, originals.one());
        evidence.record("dead letters of " + app + " about message " + originals.sequence() + ": "
                + letters.stream()
                        .map(letter -> "message " + letter.sequence() + ", Nats-Msg-Id " + letter.header("Nats-Msg-Id"))
                        .toList());
        assertThat(letters)
                .as("dead letters of %s about message %d", app, originals.sequence())
                .hasSize(1);
    }

    @Then("the dead letters of {name} hold nothing of it")
    public void noDeadLetter(String app) {
        assertThat(originals.deadLetters(app, originals.one()))
                .as("a dead letter of %s about message %d", app, originals.sequence())
                .isEmpty();
    }

    @Then("the dead letters of the peer of {name} hold nothing of it")
    public void noDeadLetterOfPeer(String app) {
        // The app's own dead letter, stored already, is the sentinel: it is later than anything the app did before.
        noDeadLetter(deliveries.peerOf(app));
    }

    @Then("the dead letter's headers name reason, deliveries, original subject, stream sequence, consumer and event id")
    public void deadLetterHeaders() {
        StoredMessage letter = originals.deadLetter();
        Originals.Original original = originals.one();
        JsonNode context = letter.deadLetterContext();
        evidence.record(headerWords("x-dlq-context") + ": " + context);
        assertThat(letter.deadLetterHeader("x-dead-letter"))
                .as(headerWords("x-dead-letter"))
                .isEqualTo("true");
        assertThat(letter.deadLetterHeader("x-deliveries"))
                .as(headerWords("x-deliveries"))
                .isEqualTo("1");
        assertThat(context.path("reason").asString(""))
                .as(contextWords("reason"))
                .isEqualTo(letter.deadLetterHeader("x-dlq-reason"));
        assertThat(context.path("deliveries").asInt(0))
                .as(contextWords("deliveries"))
                .isEqualTo(1);
        assertThat(context.path("original_subject").asString(""))
                .as(contextWords("original_subject"))
                .isEqualTo(original.subject());
        assertThat(context.path("sequence").asLong(0))
                .as(contextWords("sequence"))
                .isEqualTo(original.sequence());
        assertThat(context.path("consumer").asString(""))
                .as(contextWords("consumer"))
                .isEqualTo(deliveries.durableOf(original.app()));
        assertThat(context.path("stream").asString(""))
                .as(contextWords("stream"))
                .isEqualTo(world.bridge().topology().streams().get(0).name());
        assertThat(context.path("event_id").asString(""))
                .as(contextWords("event_id"))
                .isEqualTo(world.bridge()
                        .contract()
                        .read(original.body())
                        .path("event_id")
                        .asString(""));
    }

    private String headerWords(String name) {
        return world.bridge().contract().deadLetters().headers().words(name);
    }

    private String contextWords(String name) {
        return world.bridge().contract().deadLetters().context().words(name) + " in " + headerWords("x-dlq-context");
    }
}
