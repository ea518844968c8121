package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.directory.Organizations;
import dev.drawbridge.referenceapp.directory.Users;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what it has applied in its own memory, where a second instance of it does not look: right as long as it is alone. */
@Primary
class RemembersForItselfAlone extends Inbox {
    private final JdbcClient jdbc;
    private final Set<String> applied = ConcurrentHashMap.newKeySet();

    RemembersForItselfAlone(JdbcClient jdbc, Organizations organizations, Users users) {
        super(jdbc, organizations, users);
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public String apply(Event event) {
        if (applied.contains(event.eventId())) {
            return "duplicate";
        }
        jdbc.sql("delete from inbox where event_id = :id")
                .param("id", event.eventId())
                .update();
        String decision = super.apply(event);
        applied.add(event.eventId());
        return decision;
    }
}
