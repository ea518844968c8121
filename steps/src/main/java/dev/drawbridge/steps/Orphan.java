package dev.drawbridge.steps;

import dev.drawbridge.harness.contract.Resource;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The events of a user and of the organization that it belongs to, the second of which is held back. */
record Orphan(ObjectNode userEvent, ObjectNode organizationEvent) {

    static Orphan from(String producer) {
        JsonNode organization = Envelopes.unusedId(Resource.ORGANIZATION);
        return new Orphan(
                Envelopes.user(producer, Envelopes.unusedId(Resource.USER), organization, Instant.now()),
                Envelopes.organization(producer, "created", organization, "Late " + Names.unique(), Instant.now()));
    }

    byte[] user() {
        return Envelopes.bytes(userEvent);
    }

    byte[] organization() {
        return Envelopes.bytes(organizationEvent);
    }

    String organizationId() {
        return organizationEvent.path("resource_id").asString();
    }

    String userId() {
        return userEvent.path("resource_id").asString();
    }

    String eventId() {
        return userEvent.path("event_id").asString();
    }
}
