package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.nats.NatsLink;
import io.nats.client.Message;
import io.nats.client.impl.NatsJetStreamMetaData;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.json.JsonMapper;

/** Acknowledges what it cannot apply, and tells nobody. */
@Primary
class DropsDeadLetters extends Handler {
    DropsDeadLetters(
            EventReader reader,
            Inbox inbox,
            RetryPolicy retries,
            NatsLink link,
            BridgeProperties bridge,
            JsonMapper json) {
        super(reader, inbox, retries, link, bridge, json);
    }

    @Override
    void deadLetter(Message message, NatsJetStreamMetaData meta, Reason reason, Exception why) {
        message.ack();
    }
}
