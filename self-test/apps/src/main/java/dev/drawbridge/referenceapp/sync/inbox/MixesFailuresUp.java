package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.nats.NatsLink;
import dev.drawbridge.referenceapp.sync.BridgeMeters;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes failures that may heal for those that cannot, and the other way round: it has what can never be applied delivered once more,
 * and writes a dead letter of what it goes on trying. Beside {@link GivesUpAtOnce}, which has it asked at every failure.
 */
@Primary
class MixesFailuresUp extends OwnDeadLetters {
    private final RetryPolicy retries;
    private final int maxDeliver;

    MixesFailuresUp(
            NatsLink link,
            BridgeProperties bridge,
            RetryPolicy retries,
            JsonMapper json,
            LetterIds ids,
            LetterCount count,
            BridgeMeters meters) {
        super(link, bridge, retries, json, ids, count, meters);
        this.retries = retries;
        this.maxDeliver = bridge.maxDeliver();
    }

    @Override
    void send(Held message, Reason reason, Failure why) {
        boolean mayHeal = reason == Reason.MAX_DELIVER_EXCEEDED;
        boolean again = mayHeal ? message.deliveries() < maxDeliver : message.deliveries() == 1;
        if (mayHeal || !again) {
            publish(letter(message, reason, why));
        }
        if (again) {
            message.sendBack(retries.delay());
        } else {
            end(message);
        }
    }
}
