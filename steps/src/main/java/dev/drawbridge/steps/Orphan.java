package dev.drawbridge.steps;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The events of a user and of the organization that it belongs to, the second of which is held back. */
record Orphan(ObjectNode userEvent, ObjectNode organizationEvent) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Orphan from(String producer) {
        long organization = unusedId();
        return new Orphan(
                Envelopes.user(producer, unusedId(), organization, Instant.now()),
                Envelopes.organization(producer, "created", organization, "Late " + Names.unique(), Instant.now()));
    }

    byte[] user() {
        return JSON.writeValueAsBytes(userEvent);
    }

    byte[] organization() {
        return JSON.writeValueAsBytes(organizationEvent);
    }

    String userId() {
        return userEvent.path("resource_id").asString();
    }

    String eventId() {
        return userEvent.path("event_id").asString();
    }

    /** An id that no app draws in a run: far above what sequences reach. */
    private static long unusedId() {
        return 1_000_000_000L + ThreadLocalRandom.current().nextLong(1_000_000_000L);
    }
}
