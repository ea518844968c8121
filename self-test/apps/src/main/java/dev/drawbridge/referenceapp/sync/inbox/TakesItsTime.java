package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.sync.BridgeMeters;
import java.time.Duration;
import org.springframework.context.annotation.Primary;

/**
 * Applies nothing before a quarter of a second is over: more than the ack wait at the fast pace, so each message is kept in
 * progress meanwhile, as whoever needs long must.
 */
@Primary
class TakesItsTime extends Handler {
    private static final Duration TIME = Duration.ofMillis(250);

    TakesItsTime(
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
    }

    @Override
    void handle(Held held, Event event) {
        try {
            Thread.sleep(TIME.toMillis());
        } catch (InterruptedException stopping) {
            // Not begun, so it is as if the message had not been taken: who stops sends back what is left.
            Thread.currentThread().interrupt();
            return;
        }
        super.handle(held, event);
    }
}
