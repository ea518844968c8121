package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.sync.BridgeMeters;
import io.nats.client.Message;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Primary;

/** Does nothing about a message whose message id is not its event's. */
@Primary
class LeavesReplaysAlone extends Handler {

    LeavesReplaysAlone(
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
        String id = message.hasHeaders() ? message.getHeaders().getFirst("Nats-Msg-Id") : null;
        if (id == null || new String(message.getData(), StandardCharsets.UTF_8).contains(id)) {
            super.receive(message);
        }
    }
}
