package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.directory.Organizations;
import dev.drawbridge.referenceapp.directory.User;
import dev.drawbridge.referenceapp.sync.BridgeMeters;
import org.springframework.context.annotation.Primary;

/** Acknowledges as soon as it sees that an event can be applied, and applies it then: a crash in between loses it. */
@Primary
class AcksBeforeCommit extends Handler {
    private final Organizations organizations;

    AcksBeforeCommit(
            EventReader reader,
            Inbox inbox,
            Database database,
            RetryPolicy retries,
            InHand inHand,
            LastDelivery lastDelivery,
            DeadLetters deadLetters,
            BridgeMeters meters,
            BridgeProperties bridge,
            Organizations organizations) {
        super(reader, inbox, database, retries, inHand, lastDelivery, deadLetters, meters, bridge);
        this.organizations = organizations;
    }

    @Override
    void handle(Held held, Event event) {
        User user = event.user();
        if (user == null || organizations.find(user.organizationId()).isPresent()) {
            held.ack();
        }
        super.handle(held, event);
    }
}
