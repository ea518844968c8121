package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.directory.Organizations;
import dev.drawbridge.referenceapp.directory.Users;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Applies an event and remembers it in one transaction, so a crash can neither repeat nor lose it. */
@Repository
class Inbox {
    private final JdbcClient jdbc;
    private final Organizations organizations;
    private final Users users;

    Inbox(JdbcClient jdbc, Organizations organizations, Users users) {
        this.jdbc = jdbc;
        this.organizations = organizations;
        this.users = users;
    }

    /**
     * Applies the event once; says what was decided: processed, skipped (stale) or duplicate. Bounded, because whoever
     * waits for a lock holds a thread and a connection.
     */
    @Transactional(timeout = 15)
    public String apply(Event event) {
        // A second delivery at the same time waits here for the first one's transaction, then finds its row.
        if (jdbc.sql("insert into inbox (event_id, status, resource_type) values (:id, 'processed', :type)"
                                + " on conflict do nothing")
                        .param("id", event.eventId())
                        .param("type", event.resourceType())
                        .update()
                == 0) {
            return "duplicate";
        }
        boolean written = true;
        if (event.organization() != null) {
            written = organizations.apply(event.organization());
        }
        if (event.user() != null) {
            written = users.apply(event.user());
        }
        if (!written) {
            jdbc.sql("update inbox set status = 'skipped' where event_id = :id")
                    .param("id", event.eventId())
                    .update();
        }
        return written ? "processed" : "skipped";
    }

    /** Whether the event was decided already. A read, which waits for nobody's write. */
    @Transactional(readOnly = true, timeout = 1)
    public boolean knows(String eventId) {
        return jdbc.sql("select count(*) from inbox where event_id = :id")
                        .param("id", eventId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Remembers a dead letter by its own message id, so that the event itself can still be replayed. */
    @Transactional
    public void failed(String messageId) {
        jdbc.sql("insert into inbox (event_id, status) values (:id, 'failed') on conflict do nothing")
                .param("id", messageId)
                .update();
    }
}
