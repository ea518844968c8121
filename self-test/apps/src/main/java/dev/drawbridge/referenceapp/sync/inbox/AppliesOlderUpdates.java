package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.directory.Organizations;
import dev.drawbridge.referenceapp.directory.Users;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Takes what comes last for the latest: every update is newer than what is there. */
@Primary
class AppliesOlderUpdates extends Inbox {

    private final JdbcClient jdbc;

    AppliesOlderUpdates(JdbcClient jdbc, Organizations organizations, Users users) {
        super(jdbc, organizations, users);
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public String apply(Event event) {
        // A copy of what was applied is none.
        if (!knows(event.eventId())) {
            jdbc.sql("update organizations set updated_at = '1970-01-01T00:00:00Z' where id = :id")
                    .param("id", event.resourceId())
                    .update();
        }
        return super.apply(event);
    }
}
