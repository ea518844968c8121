package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.contract.Resource;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.nats.client.impl.Headers;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.node.ObjectNode;

/** Values of every kind and times of every zone, in events that a scenario publishes. */
public final class EventValueSteps {

    private final Evidence evidence;
    private final Deliveries deliveries;
    private final CraftedEvents events;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    public EventValueSteps(Evidence evidence, Deliveries deliveries, CraftedEvents events) {
        this.evidence = evidence;
        this.deliveries = deliveries;
        this.events = events;
    }

    @When("the peer of {name} publishes organizations with values of every kind")
    @Needs(Control.WRITES)
    public void publishValues(String app) {
        long seed = Run.current().settings().seed();
        evidence.record("values from the seed " + seed + "; for others set -Ddrawbridge.seed");
        Values values = new Values(seed);
        for (String text : values.texts(Values.SHORT)) {
            ObjectNode event = organization(app, text);
            if (values.flag()) {
                event.withObject("payload").putNull("domain");
            }
            publish(app, event);
        }
    }

    @When("the peer of {name} publishes organizations with times at the offsets {text}")
    @Needs(Control.WRITES)
    public void publishOffsets(String app, String offsets) {
        for (String offset : offsets.split(", ", -1)) {
            ObjectNode event = organization(app, "At " + offset);
            stamp(event, now, offset);
            publish(app, event);
        }
    }

    @When("the peer of {name} publishes an update stamped at an offset of {text}")
    @Needs(Control.WRITES)
    public void publishUpdateAt(String app, String offset) {
        ObjectNode event = organization(app, "Earlier");
        stamp(event, now, offset);
        publish(app, event);
    }

    @When("a minute later one stamped in UTC, where it is earlier by the clock on the wall")
    @Needs(Control.WRITES)
    public void publishUpdateInUtc() {
        CraftedEvents.Published first = events.last();
        String producer = first.event().path("producer").asString();
        ObjectNode event =
                Envelopes.organization(producer, "updated", first.payload().path("id"), "Later " + Names.unique(), now);
        stamp(event, now.plus(Duration.ofMinutes(1)), "Z");
        assertThat(event.path("payload").path("updated_at").asString())
                .as("the later time as text")
                .isLessThan(first.payload().path("updated_at").asString());
        publish(deliveries.peerOf(producer), event);
    }

    @Then("{name} shows every one of them as it was published")
    @Then("{name} shows every one of them at the instant that was published")
    public void showsAll(String app) {
        events.all().forEach(each -> events.assertShown(app, each, every -> true));
    }

    @Then("{name} shows the later update")
    public void showsLater(String app) {
        events.assertShown(app, events.last(), every -> true);
    }

    private ObjectNode organization(String app, String name) {
        return Envelopes.organization(
                deliveries.peerOf(app), "created", Envelopes.unusedId(Resource.ORGANIZATION), name, now);
    }

    private void publish(String app, ObjectNode event) {
        events.toApp(app, Resource.ORGANIZATION, event, new Headers());
    }

    private static void stamp(ObjectNode event, Instant time, String offset) {
        // The form with a colon, and +00:00 as it stands where java.time would write Z.
        String text = OffsetDateTime.ofInstant(time, ZoneOffset.of(offset))
                .truncatedTo(ChronoUnit.MILLIS)
                .toLocalDateTime()
                .toString();
        event.withObject("payload").put("created_at", text + offset).put("updated_at", text + offset);
    }
}
