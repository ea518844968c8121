package dev.drawbridge.steps;

import dev.drawbridge.harness.contract.Resource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Well-formed events of an app, to be published in its place (wire contract: event envelope). */
final class Envelopes {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Envelopes() {}

    /** An id that no app gives out. */
    static JsonNode unusedId(Resource resource) {
        return Run.current().contract().of(resource).id().unused();
    }

    /** The body of a message for an event, whether well-formed or not, in the names of the implementation. */
    static byte[] bytes(ObjectNode event) {
        return Run.current().contract().write(event);
    }

    /** An organization's event. */
    static ObjectNode organization(String producer, String type, Object id, String name, Instant updatedAt) {
        ObjectNode payload = JSON.createObjectNode();
        payload.set("id", JSON.valueToTree(id));
        payload.put("name", name);
        payload.put("domain", Names.sample(Resource.ORGANIZATION, "domain", "crafted-" + Names.unique()));
        payload.put("active", true);
        times(payload, updatedAt);
        return envelope(producer, type, "organization", payload, updatedAt);
    }

    /** A user's event. */
    static ObjectNode user(String producer, Object id, Object organizationId, Instant updatedAt) {
        ObjectNode payload = JSON.createObjectNode();
        String name = Names.unique();
        payload.set("id", JSON.valueToTree(id));
        payload.set("organization_id", JSON.valueToTree(organizationId));
        payload.put("name", "User " + name);
        payload.put("email", Names.sample(Resource.USER, "email", name));
        payload.put("role", Names.sample(Resource.USER, "role", name));
        payload.put("active", true);
        times(payload, updatedAt);
        return envelope(producer, "created", "user", payload, updatedAt);
    }

    /** A later event about the same resource, which has another name. */
    static ObjectNode changed(ObjectNode event, String name, Instant updatedAt) {
        ObjectNode payload = (ObjectNode) event.path("payload").deepCopy();
        payload.put("name", name);
        payload.put("updated_at", updatedAt.truncatedTo(ChronoUnit.MILLIS).toString());
        return envelope(
                event.path("producer").asString(),
                "updated",
                event.path("resource_type").asString(),
                payload,
                updatedAt);
    }

    private static void times(ObjectNode payload, Instant updatedAt) {
        String time = updatedAt.truncatedTo(ChronoUnit.MILLIS).toString();
        payload.put("created_at", time);
        payload.put("updated_at", time);
    }

    private static ObjectNode envelope(
            String producer, String type, String resource, ObjectNode payload, Instant occurredAt) {
        ObjectNode event = JSON.createObjectNode();
        event.put("event_id", Names.eventId());
        event.put("schema_version", 1);
        event.put("event_type", type);
        event.put("producer", producer);
        event.put("resource_type", resource);
        event.put("resource_id", payload.path("id").asString());
        event.put("occurred_at", occurredAt.truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("trace_id", UUID.randomUUID().toString().replace("-", "").substring(0, 16));
        event.set("payload", payload);
        return event;
    }
}
