package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.contract.Meaning;
import dev.drawbridge.harness.contract.Resource;
import dev.drawbridge.harness.http.Answer;
import dev.drawbridge.harness.waiting.Eventually;
import dev.drawbridge.harness.waiting.Timeouts;
import io.nats.client.impl.Headers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Valid events that a scenario publishes in an app's place, and what its peer makes of them. */
public final class CraftedEvents {

    private final World world;
    private final Evidence evidence;
    private final Deliveries deliveries;
    private final List<Published> published = new ArrayList<>();

    public CraftedEvents(World world, Evidence evidence, Deliveries deliveries) {
        this.world = world;
        this.evidence = evidence;
        this.deliveries = deliveries;
    }

    /** An event in the stream. */
    record Published(Resource resource, ObjectNode event, long sequence) {

        String id() {
            return event.path("resource_id").asString();
        }

        JsonNode payload() {
            return event.path("payload");
        }

        /** Another event under its event id, stamped so many seconds later. */
        ObjectNode copyWithItsId(String name, int seconds) {
            ObjectNode copy = updateOfItsOwn(name, seconds);
            copy.set("event_id", event.path("event_id"));
            return copy;
        }

        /** An update of the same resource in an event of its own, stamped so many seconds later. */
        ObjectNode updateOfItsOwn(String name, int seconds) {
            Instant stamp =
                    Instant.parse(payload().path("updated_at").asString()).plusSeconds(seconds);
            return Envelopes.organization(
                    event.path("producer").asString(), "updated", payload().path("id"), name, stamp);
        }
    }

    /** Publishes as the peer of {@code app}. */
    Published toApp(String app, Resource resource, ObjectNode event, Headers headers) {
        byte[] body = Envelopes.bytes(event);
        Published made = new Published(resource, event, deliveries.publishAs(deliveries.peerOf(app), headers, body));
        published.add(made);
        return made;
    }

    /** All of this scenario, in the order in which they were published. */
    List<Published> all() {
        assertThat(published).as("events that the scenario published").isNotEmpty();
        return published;
    }

    Published last() {
        return all().get(published.size() - 1);
    }

    /** What {@code app} shows of it once it has acknowledged it; an app may acknowledge a little before it shows it. */
    Answer shown(String app, Published made) {
        return shown(app, made, answer -> answer.says(Meaning.READ));
    }

    private Answer shown(String app, Published made, Predicate<Answer> wanted) {
        deliveries.acknowledged(app, made.sequence(), Timeouts.DEFAULT.reaction());
        Answer answer = Eventually.lastSeen(
                Timeouts.DEFAULT.showing(),
                () -> world.bridge().app(app).client().get(made.resource(), made.id()),
                wanted);
        evidence.record(answer.toString());
        assertThat(answer.says(Meaning.READ))
                .as(
                        "whether it is there: %s, whose event, message %d, %s has acknowledged; the event: %s",
                        answer, made.sequence(), app, made.event())
                .isTrue();
        return answer;
    }

    /** That {@code app} shows what the event tells in those of its payload's fields. */
    void assertShown(String app, Published made, Predicate<String> which) {
        Map<String, Object> told = new TreeMap<>();
        made.payload().properties().stream()
                .filter(field -> which.test(field.getKey()))
                .forEach(field -> told.put(field.getKey(), field.getValue()));
        Sent sent = Sent.over(made.resource(), made.id(), told);
        Answer shown = shown(
                app,
                made,
                answer ->
                        answer.says(Meaning.READ) && sent.differencesTo(answer).isEmpty());
        assertThat(sent.differencesTo(shown))
                .as("what %s shows otherwise than message %d tells", app, made.sequence())
                .isEmpty();
    }
}
