package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.directory.Organization;
import dev.drawbridge.referenceapp.directory.User;
import org.jspecify.annotations.Nullable;

/**
 * An event that was found valid; one of the two resources is set.
 *
 * @param traceId the producer's, empty when it sent none
 */
record Event(
        String eventId,
        String traceId,
        String resourceType,
        long resourceId,
        @Nullable Organization organization,
        @Nullable User user) {

    /** What keeps its order: one resource. A user that is ahead of its organization is retried, not kept waiting. */
    String key() {
        return resourceType + "/" + resourceId;
    }
}
