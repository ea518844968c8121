package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.sync.BridgeMeters;
import io.nats.client.Message;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.annotation.Primary;

/** Takes an empty message for the end of what it was sent: the one behind it is acknowledged and not read. */
@Primary
class LosesWhatIsBehindAnEmptyMessage extends Handler {
    private final AtomicBoolean behind = new AtomicBoolean();

    LosesWhatIsBehindAnEmptyMessage(
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
    void receive(Message message) {
        if (message.getData().length == 0) {
            super.receive(message);
            behind.set(true);
        } else if (behind.getAndSet(false)) {
            message.ack();
        } else {
            super.receive(message);
        }
    }
}
