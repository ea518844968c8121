package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.nats.NatsLink;
import dev.drawbridge.referenceapp.sync.BridgeMeters;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.json.JsonMapper;

/** Acknowledges a message that it is about to dead-letter: when the letter is not taken, nobody has the message. */
@Primary
class AcksBeforeTheDeadLetterIsStored extends DeadLetters {
    AcksBeforeTheDeadLetterIsStored(
            NatsLink link,
            BridgeProperties bridge,
            RetryPolicy retries,
            JsonMapper json,
            LetterIds ids,
            LetterCount count,
            BridgeMeters meters) {
        super(link, bridge, retries, json, ids, count, meters);
    }

    @Override
    void send(Held message, Reason reason, Failure why) {
        message.ack();
        super.send(message, reason, why);
    }
}
