package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.directory.Organization;
import dev.drawbridge.referenceapp.directory.Organizations;
import dev.drawbridge.referenceapp.directory.Users;
import dev.drawbridge.referenceapp.sync.outbox.Outbox;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Takes what it applied from its peer for a change of its own: an echo, which a second app like it would answer forever. */
@Primary
class SendsBackWhatItApplied extends Inbox {
    private final Outbox outbox;

    SendsBackWhatItApplied(JdbcClient jdbc, Organizations organizations, Users users, Outbox outbox) {
        super(jdbc, organizations, users);
        this.outbox = outbox;
    }

    @Override
    @Transactional
    public String apply(Event event) {
        String decision = super.apply(event);
        Organization organization = event.organization();
        if (decision.equals("processed") && organization != null) {
            outbox.add("updated", "organization", organization.id(), organization.view());
        }
        return decision;
    }
}
