package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.directory.Organizations;
import dev.drawbridge.referenceapp.directory.Users;
import java.util.UUID;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Remembers what it applies under an id that no other event has, so that it never finds one again. */
@Primary
class AppliesEveryCopy extends Inbox {

    AppliesEveryCopy(JdbcClient jdbc, Organizations organizations, Users users) {
        super(jdbc, organizations, users);
    }

    @Override
    @Transactional
    public String apply(Event event) {
        return super.apply(new Event(
                UUID.randomUUID().toString(),
                event.traceId(),
                event.resourceType(),
                event.resourceId(),
                event.organization(),
                event.user()));
    }
}
