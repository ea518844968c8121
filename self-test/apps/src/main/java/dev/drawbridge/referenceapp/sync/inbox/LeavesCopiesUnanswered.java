package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.sync.BridgeMeters;
import org.springframework.context.annotation.Primary;

/** Applies no event twice, and keeps each further copy in its hands: it takes the room of others until the process ends. */
@Primary
class LeavesCopiesUnanswered extends Handler {
    private final Inbox inbox;

    LeavesCopiesUnanswered(
            EventReader reader,
            Inbox inbox,
            Database database,
            RetryPolicy retries,
            InHand inHand,
            LastDelivery lastDelivery,
            DeadLetters deadLetters,
            BridgeMeters meters,
            BridgeProperties bridge) {
        super(reader, inbox, database, retries, inHand, lastDelivery, deadLetters, meters, bridge);
        this.inbox = inbox;
    }

    @Override
    void handle(Held held, Event event) {
        if (!inbox.knows(event.eventId())) {
            super.handle(held, event);
        }
    }
}
