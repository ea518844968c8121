package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.directory.Organizations;
import dev.drawbridge.referenceapp.directory.Users;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Takes what comes last for the latest: an event that is older than what is there is applied all the same. */
@Primary
class AppliesOlderUpdates extends Inbox {

    private final JdbcClient jdbc;
    private final Organizations organizations;

    AppliesOlderUpdates(JdbcClient jdbc, Organizations organizations, Users users) {
        super(jdbc, organizations, users);
        this.jdbc = jdbc;
        this.organizations = organizations;
    }

    @Override
    @Transactional
    public String apply(Event event) {
        String decided = super.apply(event);
        if (event.organization() == null || !decided.equals("skipped")) {
            return decided;
        }
        jdbc.sql("update organizations set updated_at = '1970-01-01T00:00:00Z' where id = :id")
                .param("id", event.resourceId())
                .update();
        organizations.apply(event.organization());
        return "processed";
    }
}
