package dev.drawbridge.steps;

import dev.drawbridge.harness.contract.Resource;
import java.time.Instant;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Events that are JSON and can never be applied. */
public enum PoisonEvent {
    NO_EVENT_ID("no event id", event -> event.remove("event_id")),
    NO_PAYLOAD("no payload", event -> event.remove("payload")),
    UNKNOWN_RESOURCE("an unknown resource type", event -> event.put("resource_type", "spaceship")),
    UNKNOWN_TYPE("an unknown event type", event -> event.put("event_type", "teleported")),
    NUMBER_AS_NAME(
            "a name that is a number", event -> event.withObject("payload").put("name", 42)),
    NO_TIME(
            "an updated_at that is no time",
            event -> event.withObject("payload").put("updated_at", "yesterday"));

    private final String words;
    private final Consumer<ObjectNode> spoil;

    PoisonEvent(String words, Consumer<ObjectNode> spoil) {
        this.words = words;
        this.spoil = spoil;
    }

    String words() {
        return words;
    }

    byte[] bytes(String producer) {
        JsonNode id = Envelopes.unusedId(Resource.ORGANIZATION);
        ObjectNode event = Envelopes.organization(producer, "created", id, "Poison " + Names.unique(), Instant.now());
        spoil.accept(event);
        return Envelopes.bytes(event);
    }
}
