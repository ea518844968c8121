package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.directory.Organization;
import dev.drawbridge.referenceapp.directory.User;
import org.jspecify.annotations.Nullable;

/** An event that was found valid; one of the two resources is set. */
record Event(
        String eventId,
        String resourceType,
        @Nullable Organization organization,
        @Nullable User user) {}
