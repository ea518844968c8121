package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.nats.NatsLink;
import dev.drawbridge.referenceapp.sync.BridgeMeters;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.json.JsonMapper;

/** Writes a copy of each dead letter among those of its peer, where the server lets it. */
@Primary
class DeadLettersToItsPeerToo extends OwnDeadLetters {
    private final String copies;

    DeadLettersToItsPeerToo(
            NatsLink link,
            BridgeProperties bridge,
            RetryPolicy retries,
            JsonMapper json,
            LetterIds ids,
            LetterCount count,
            BridgeMeters meters) {
        super(link, bridge, retries, json, ids, count, meters);
        this.copies = bridge.dlqSubject().replace(bridge.app(), bridge.peer());
    }

    @Override
    void send(Held message, Reason reason, Failure why) {
        Message letter = letter(message, reason, why);
        Headers headers = new Headers(letter.getHeaders());
        headers.put("Nats-Msg-Id", "copy-" + headers.getFirst("Nats-Msg-Id"));
        // Before its own: whoever sees that one can see this one too.
        publish(NatsMessage.builder()
                .subject(copies)
                .headers(headers)
                .data(letter.getData())
                .build());
        publish(letter);
        end(message);
    }
}
