package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.http.Answer;
import dev.drawbridge.harness.http.Resource;
import dev.drawbridge.harness.observe.Delivery;
import dev.drawbridge.harness.observe.StoredMessage;
import dev.drawbridge.harness.waiting.Eventually;
import dev.drawbridge.harness.waiting.Timeouts;
import dev.drawbridge.topology.ConsumerSpec;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Poison messages and what becomes of them. */
public final class DeadLetterSteps {

    private static final Timeouts TIMEOUTS = Timeouts.DEFAULT;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What two readings of clocks may differ by, not a tolerance for early deliveries. */
    private static final Duration OBSERVATION_ERROR = Duration.ofMillis(150);

    private final World world;
    private final Evidence evidence;
    private final Deliveries deliveries;
    private List<Original> originals = List.of();
    private @Nullable ObjectNode userEvent;
    private @Nullable ObjectNode organizationEvent;
    private @Nullable StoredMessage deadLetter;
    private ResourceSteps.@Nullable Made organizationBehind;

    /** A message that an app is to fail on, as its peer's principal published it. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Original(String app, String subject, long sequence, byte[] body) {}

    public DeadLetterSteps(World world, Evidence evidence, Deliveries deliveries) {
        this.world = world;
        this.evidence = evidence;
        this.deliveries = deliveries;
    }

    @When("the peer of {word} publishes {poisonBody}")
    public void publishBody(String app, PoisonBody poison) {
        originals = List.of(publish(app, poison.bytes()));
    }

    @When("the peer of {word} publishes an event with {poisonEvent}")
    public void publishEvent(String app, PoisonEvent poison) {
        originals = List.of(publish(app, poison.bytes(deliveries.peerOf(app))));
    }

    /** Whatever it does: an app that may not dead-letter has tried to when it answers. */
    @When("each app deals with a malformed message")
    public void eachAppDealsWithMalformed() {
        originals = world.bridge().topology().apps().stream()
                .map(app -> publish(app.name(), PoisonBody.CUT_OFF.bytes()))
                .toList();
        originals.forEach(original -> evidence.record(Eventually.until(
                        original.app() + " to answer message " + original.sequence(),
                        TIMEOUTS.reaction(),
                        () -> deliveries.answers(original.app(), original.sequence()),
                        answers -> !answers.isEmpty())
                .toString()));
    }

    @When("the peer of {word} publishes a user of an organization that {word} does not have")
    public void publishOrphan(String app, String same) {
        originals = List.of(orphanFor(app));
    }

    @When("the peer of each app publishes a user of an organization that the app does not have")
    public void publishOrphans() {
        originals = world.bridge().topology().apps().stream()
                .map(app -> orphanFor(app.name()))
                .toList();
    }

    private Original orphanFor(String app) {
        Object organization = unusedId();
        ObjectNode event = Envelopes.user(deliveries.peerOf(app), unusedId(), organization, Instant.now());
        userEvent = event;
        organizationEvent = Envelopes.organization(
                deliveries.peerOf(app), "created", organization, "Late " + Names.unique(), Instant.now());
        return publish(app, JSON.writeValueAsBytes(event));
    }

    @Given("{word} has given the message back at least once")
    public void hasGivenBack(String app) {
        List<Delivery> answers = Eventually.until(
                app + " to give message " + sequence() + " back",
                TIMEOUTS.reaction(),
                () -> deliveries.answers(app, sequence()),
                given -> given.stream().anyMatch(Delivery::negative));
        evidence.record(answers.toString());
    }

    @When("the organization reaches {word}")
    public void organizationReaches(String app) {
        deliveries.publishAs(deliveries.peerOf(app), JSON.writeValueAsBytes(Objects.requireNonNull(organizationEvent)));
    }

    @Then("{word} shows the user")
    public void showsUser(String app) {
        String id = Objects.requireNonNull(userEvent).path("resource_id").asString();
        ConsumerSpec consumer = world.bridge().topology().app(app).consumers().get(0);
        Answer shown = Eventually.until(
                "user " + id + " at " + app,
                TIMEOUTS.reaction().plus(Timeouts.backoffChain(consumer)),
                () -> world.bridge().app(app).client().get(Resource.USER, id),
                answer -> answer.status() == 200);
        evidence.record(shown.toString());
        deliveries.acknowledged(app, sequence(), TIMEOUTS.reaction());
    }

    @Then("{word} dead-letters it for {string}")
    public void deadLettersFor(String app, String reason) {
        awaitDeadLetter(original(), reason, TIMEOUTS.reaction());
    }

    @Then("each app dead-letters its own for {string} after the declared backoff")
    public void deadLetterAfterBackoff(String reason) {
        for (Original original : originals) {
            ConsumerSpec consumer =
                    world.bridge().topology().app(original.app()).consumers().get(0);
            awaitDeadLetter(original, reason, TIMEOUTS.reaction().plus(Timeouts.backoffChain(consumer)));
        }
    }

    @Then("the dead letter is the original, byte for byte")
    public void deadLetterIsOriginal() {
        assertThat(deadLetter().body())
                .as("body of the dead letter, message %d", deadLetter().sequence())
                .isEqualTo(original().body());
    }

    @Then("the original was delivered to {word} once")
    public void deliveredOnce(String app) {
        Delivery end = deliveries.acknowledged(app, sequence(), TIMEOUTS.reaction());
        assertThat(end.number())
                .as("number of the delivery that %s acknowledged", app)
                .isEqualTo(1);
        assertThat(deliveries.answers(app, sequence()).stream()
                        .filter(Delivery::negative)
                        .toList())
                .as("times that %s gave the message back", app)
                .isEmpty();
    }

    @Then("each was delivered as often as declared, each gap no shorter than declared")
    public void deliveredOnBackoff() {
        originals.forEach(this::deliveredOnBackoff);
    }

    private void deliveredOnBackoff(Original original) {
        String app = original.app();
        ConsumerSpec consumer = world.bridge().topology().app(app).consumers().get(0);
        deliveries.acknowledged(app, original.sequence(), TIMEOUTS.reaction());
        List<Delivery> answers = deliveries.answers(app, original.sequence()).stream()
                .filter(answer -> !answer.kind().equals("+WPI"))
                .toList();
        assertThat(answers.stream().map(Delivery::number).toList())
                .as("numbers of the deliveries that %s answered", app)
                .isEqualTo(
                        IntStream.rangeClosed(1, consumer.maxDeliver()).boxed().toList());
        List<Duration> declared = Timeouts.gaps(consumer);
        for (int gap = 0; gap < declared.size(); gap++) {
            Duration found = Duration.between(
                    answers.get(gap).seen(), answers.get(gap + 1).seen());
            evidence.record(app + ", gap between delivery " + (gap + 1) + " and " + (gap + 2) + ": declared "
                    + declared.get(gap).toMillis() + " ms, found " + found.toMillis() + " ms");
            assertThat(found)
                    .as("gap between delivery %d and %d, declared %s", gap + 1, gap + 2, declared.get(gap))
                    .isGreaterThanOrEqualTo(declared.get(gap).minus(OBSERVATION_ERROR));
        }
    }

    @Then("{word} shows that organization")
    public void showsThatOrganization(String app) {
        ResourceSteps.Made behind = Objects.requireNonNull(organizationBehind);
        Eventually.until(
                "organization " + behind.id() + " at " + app,
                TIMEOUTS.arrival(),
                () -> world.bridge().app(app).client().get(Resource.ORGANIZATION, behind.id()),
                answer -> answer.status() == 200);
    }

    @Then("{word} shows the organization while the user is still being retried")
    public void showsOrganizationBehind(String app) {
        showsThatOrganization(app);
        List<Delivery> answers = deliveries.answers(app, sequence());
        evidence.record("when the organization was there, the user's message had been answered so: " + answers);
        assertThat(answers.stream().filter(Deliveries::isAcknowledgement).toList())
                .as("the end of the user's message, which was before the organization behind it was applied")
                .isEmpty();
    }

    @When("an organization is created behind it at the peer of {word}")
    public void organizationBehind(String app) {
        Answer answer = world.bridge()
                .app(deliveries.peerOf(app))
                .client()
                .create(Resource.ORGANIZATION, Names.organization(Names.unique()));
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        organizationBehind = new ResourceSteps.Made(deliveries.peerOf(app), Resource.ORGANIZATION, answer.id(), answer);
    }

    @Then("the dead letters of {word} hold nothing of it")
    public void noDeadLetter(String app) {
        assertThat(findDeadLetter(app, original()))
                .as("a dead letter of %s about message %d", app, sequence())
                .isEmpty();
    }

    @Then("the dead letters of the peer of {word} hold nothing of it")
    public void noDeadLetterOfPeer(String app) {
        // The app's own dead letter, stored already, is the sentinel: it is later than anything the app did before.
        noDeadLetter(deliveries.peerOf(app));
    }

    @Then("the dead letter's headers name reason, deliveries, original subject, stream sequence, consumer and event id")
    public void deadLetterHeaders() {
        StoredMessage letter = deadLetter();
        JsonNode context = JSON.readTree(Objects.requireNonNullElse(letter.header("x-dlq-context"), "{}"));
        evidence.record("x-dlq-context: " + context);
        assertThat(letter.header("x-dead-letter")).as("x-dead-letter").isEqualTo("true");
        assertThat(letter.header("x-deliveries")).as("x-deliveries").isEqualTo("1");
        assertThat(context.path("reason").asString("")).as("reason").isEqualTo(letter.header("x-dlq-reason"));
        assertThat(context.path("deliveries").asInt(0)).as("deliveries").isEqualTo(1);
        assertThat(context.path("original_subject").asString(""))
                .as("original_subject")
                .isEqualTo(original().subject());
        assertThat(context.path("sequence").asLong(0)).as("sequence").isEqualTo(sequence());
        assertThat(context.path("consumer").asString(""))
                .as("consumer")
                .isEqualTo(deliveries.durableOf(original().app()));
        assertThat(context.path("stream").asString(""))
                .as("stream")
                .isEqualTo(world.bridge().topology().streams().get(0).name());
        assertThat(context.path("event_id").asString(""))
                .as("event_id")
                .isEqualTo(JSON.readTree(original().body()).path("event_id").asString(""));
    }

    private Original publish(String app, byte[] bytes) {
        String peer = deliveries.peerOf(app);
        String subject = world.bridge().topology().app(peer).publishes().get(0);
        return new Original(app, subject, deliveries.publishAs(peer, bytes), bytes);
    }

    private Original original() {
        assertThat(originals).as("messages that this scenario is about").hasSize(1);
        return originals.get(0);
    }

    long sequence() {
        return original().sequence();
    }

    StoredMessage deadLetter() {
        return Objects.requireNonNull(deadLetter, "no step found a dead letter");
    }

    private void awaitDeadLetter(Original original, String reason, Duration atMost) {
        String app = original.app();
        Looked found = Eventually.until(
                "a dead letter of " + app + " about message " + original.sequence(),
                atMost,
                () -> new Looked(findDeadLetter(app, original), app, deliveries.answers(app, original.sequence())),
                looked -> looked.letter().isPresent());
        deadLetter = found.letter().orElseThrow();
        evidence.record("dead letter: " + deadLetter + " reason " + deadLetter.header("x-dlq-reason"));
        assertThat(deadLetter.header("x-dlq-reason")).as("x-dlq-reason").isEqualTo(reason);
    }

    /** What there is of a dead letter; where there is none, what became of the original says why. */
    private record Looked(Optional<StoredMessage> letter, String app, List<Delivery> answers) {
        @Override
        public String toString() {
            return letter.map(StoredMessage::toString)
                    .orElseGet(() -> "none, and the answers of " + app + " to the original: "
                            + (answers.isEmpty() ? "none" : answers));
        }
    }

    /** A dead letter names its original's sequence in its context; one that does not is told by its body. */
    private Optional<StoredMessage> findDeadLetter(String app, Original original) {
        String deadLetters = world.bridge().topology().app(app).deadLetters();
        return world.bridge().observer().find(deadLetters, original.sequence(), letter -> {
            String context = letter.header("x-dlq-context");
            if (context != null) {
                try {
                    return JSON.readTree(context).path("sequence").asLong(0) == original.sequence();
                } catch (tools.jackson.core.JacksonException notJson) {
                    return false;
                }
            }
            return original.body().length > 0 && Arrays.equals(letter.body(), original.body());
        });
    }

    /** An id that no app draws in a run: far above what sequences reach. */
    private static long unusedId() {
        return 1_000_000_000L + java.util.concurrent.ThreadLocalRandom.current().nextLong(1_000_000_000L);
    }
}
