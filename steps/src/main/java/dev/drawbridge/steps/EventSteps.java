package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.contract.Resource;
import dev.drawbridge.harness.http.Answer;
import dev.drawbridge.harness.observe.StoredMessage;
import dev.drawbridge.harness.waiting.Eventually;
import dev.drawbridge.harness.waiting.Timeouts;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Events as the stream holds them, and events that a scenario crafts in an app's place. */
public final class EventSteps {

    private static final Timeouts TIMEOUTS = Timeouts.DEFAULT;
    private final World world;
    private final Evidence evidence;
    private final ResourceSteps resources;
    private final Deliveries deliveries;
    private @Nullable StoredMessage found;
    private @Nullable ObjectNode newer;
    private ResourceSteps.@Nullable Made sentinel;
    private long crafted;

    public EventSteps(World world, Evidence evidence, ResourceSteps resources, Deliveries deliveries) {
        this.world = world;
        this.evidence = evidence;
        this.resources = resources;
        this.deliveries = deliveries;
    }

    @Then("the stream holds an event about it on the subject of {name}")
    public void streamHoldsEvent(String app) {
        ResourceSteps.Made made = resources.newest();
        found = Eventually.some(
                "an event about " + made.resource().key() + " " + made.id() + " as it was last written, on "
                        + subjectOf(app),
                TIMEOUTS.arrival(),
                () -> world.bridge()
                        .observer()
                        .find(
                                subjectOf(app),
                                world.mark(),
                                event -> isAbout(event, made)
                                        && Sent.same(
                                                "updated_at",
                                                made.answer().json().path("updated_at"),
                                                event.json().path("payload").path("updated_at"))));
        evidence.record(found.toString());
    }

    @Then("the event is a valid envelope of {name}")
    public void eventIsValidEnvelope(String app) {
        assertThat(EnvelopeSchema.problemsOf(event().json(), world.bridge().contract()))
                .as("what is wrong with %s", event())
                .isEmpty();
        assertThat(event().json().path("producer").asString())
                .as("producer of %s", event())
                .isEqualTo(app);
        ResourceSteps.Made made = resources.newest();
        JsonNode answered = made.answer().json();
        // What else an app answers, or tells in its events, is its own.
        made.resource().fields().stream().filter(answered::has).forEach(field -> {
            JsonNode told = event().json().path("payload").path(field);
            assertThat(Sent.same(field, answered.get(field), told))
                    .as(
                            "whether the payload tells %s as %s answered it, %s; it tells %s in %s",
                            field, app, answered.get(field), told, event())
                    .isTrue();
        });
    }

    @Then("the event's message id is its event id")
    public void messageIdIsEventId() {
        assertThat(event().header("Nats-Msg-Id"))
                .as("Nats-Msg-Id of %s", event())
                .isEqualTo(event().json().path("event_id").asString());
    }

    @When("{name} creates an organization of its own as a sentinel")
    @Needs(Control.WRITES)
    public void createSentinel(String app) {
        sentinel = resources.sentinel(app);
    }

    @Then("the sentinel is on the subject of {name}")
    public void sentinelIsOnSubject(String app) {
        ResourceSteps.Made last = Objects.requireNonNull(sentinel);
        StoredMessage message = Eventually.some(
                "the sentinel on " + subjectOf(app),
                TIMEOUTS.arrival(),
                () -> world.bridge().observer().find(subjectOf(app), world.mark(), event -> isAbout(event, last)));
        evidence.record("sentinel: " + message);
    }

    @Then("no event about the organization of {name} is on the subject of {name}")
    public void noEchoOf(String app, String peer) {
        ResourceSteps.Made made = resources.last(Resource.ORGANIZATION);
        assertThat(world.bridge().observer().find(subjectOf(peer), world.mark(), event -> isAbout(event, made)))
                .as("an event on %s about organization %s, which %s made", subjectOf(peer), made.id(), app)
                .isEmpty();
    }

    @When("the event of that creation is stored in the stream a second time")
    @Needs(Control.WRITES)
    public void storeSecondTime() {
        ResourceSteps.Made made = resources.first();
        StoredMessage original = creationOf(made);
        crafted = deliveries.publishAs(made.app(), original.body());
    }

    @When("an event with the event id of that creation and another name is stored in the stream")
    @Needs(Control.WRITES)
    public void storeSameIdOtherName() {
        ResourceSteps.Made made = resources.first();
        ObjectNode event = creationOf(made).json().deepCopy().asObject();
        event.withObject("payload")
                .put("name", "Applied twice " + Names.unique())
                .put(
                        "updated_at",
                        Instant.now()
                                .plusSeconds(60)
                                .truncatedTo(ChronoUnit.MILLIS)
                                .toString());
        crafted = deliveries.publishAs(made.app(), Envelopes.bytes(event));
    }

    @Then("{name} acknowledges the second copy")
    @Then("{name} acknowledges the older update")
    public void acknowledges(String peer) {
        deliveries.acknowledged(peer, crafted, TIMEOUTS.reaction());
    }

    @When("an update of the organization made now arrives at {name}")
    @Needs(Control.WRITES)
    public void newerUpdate(String peer) {
        newer = update(Instant.now().plusSeconds(1), "Newer");
        publish(newer);
    }

    @When("an update of the organization made a minute earlier arrives at {name}")
    @Needs(Control.WRITES)
    public void olderUpdate(String peer) {
        publish(update(Instant.now().minusSeconds(60), "Older"));
    }

    @Then("{name} shows the newer update")
    public void showsNewer(String peer) {
        String name = Objects.requireNonNull(newer).path("payload").path("name").asString();
        ResourceSteps.Made made = resources.last(Resource.ORGANIZATION);
        Answer shown = Eventually.until(
                "the organization named " + name + " at " + peer,
                TIMEOUTS.arrival(),
                () -> world.bridge().app(peer).client().get(Resource.ORGANIZATION, made.id()),
                answer -> answer.json().path("name").asString("").equals(name));
        evidence.record(shown.toString());
    }

    @Then("the stream holds exactly one event about the organization")
    public void exactlyOneEvent() {
        ResourceSteps.Made made = resources.last(Resource.ORGANIZATION);
        List<StoredMessage> events = world.bridge().observer().after(subjectOf(made.app()), world.mark()).stream()
                .filter(event -> isAbout(event, made))
                .toList();
        assertThat(events).as("events about organization %s", made.id()).hasSize(1);
    }

    @Then("{name} acknowledged the changes of the first one in the order they were made")
    public void acknowledgedInOrder(String peer) {
        ResourceSteps.Made first = resources.resource(1);
        List<StoredMessage> events = world.bridge().observer().after(subjectOf(first.app()), world.mark()).stream()
                .filter(event -> isAbout(event, first))
                .toList();
        assertThat(events).as("events about organization %s", first.id()).hasSizeGreaterThan(1);
        List<Instant> acknowledged = events.stream()
                .map(event -> deliveries
                        .acknowledged(peer, event.sequence(), TIMEOUTS.reaction())
                        .seen())
                .toList();
        assertThat(acknowledged).as("times at which %s acknowledged them", peer).isSorted();
        assertThat(events.stream()
                        .map(event ->
                                event.json().path("payload").path("updated_at").asString())
                        .toList())
                .as("updated_at in the order of the stream")
                .isSorted();
    }

    private StoredMessage creationOf(ResourceSteps.Made made) {
        return Eventually.some(
                "the event of the creation of " + made.resource().key() + " " + made.id(),
                TIMEOUTS.arrival(),
                () -> world.bridge()
                        .observer()
                        .find(subjectOf(made.app()), world.mark(), event -> isAbout(event, made)));
    }

    private ObjectNode update(Instant time, String word) {
        ResourceSteps.Made made = resources.last(Resource.ORGANIZATION);
        return Envelopes.organization(
                made.app(), "updated", made.answer().json().path("id"), word + " " + Names.unique(), time);
    }

    private void publish(ObjectNode event) {
        ResourceSteps.Made made = resources.last(Resource.ORGANIZATION);
        crafted = deliveries.publishAs(made.app(), Envelopes.bytes(event));
    }

    private StoredMessage event() {
        return Objects.requireNonNull(found, "no step found an event");
    }

    private static boolean isAbout(StoredMessage event, ResourceSteps.Made made) {
        return event.json()
                        .path("resource_type")
                        .asString("")
                        .equals(made.resource().key())
                && event.json().path("resource_id").asString("").equals(made.id());
    }

    private String subjectOf(String app) {
        return world.bridge().topology().app(app).publishes().get(0);
    }
}
