package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.nats.NatsLink;
import dev.drawbridge.referenceapp.sync.BridgeMeters;
import io.nats.client.Message;
import io.nats.client.impl.NatsMessage;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes into a dead letter what it made of the original: its body as the text that it took it for, and no word of its consumer. */
@Primary
class RewritesDeadLetters extends OwnDeadLetters {
    private static final String CONTEXT = "x-dlq-context";

    private final JsonMapper json;

    RewritesDeadLetters(
            NatsLink link,
            BridgeProperties bridge,
            RetryPolicy retries,
            JsonMapper json,
            LetterIds ids,
            LetterCount count,
            BridgeMeters meters) {
        super(link, bridge, retries, json, ids, count, meters);
        this.json = json;
    }

    @Override
    void send(Held message, Reason reason, Failure why) {
        Message right = letter(message, reason, why);
        ObjectNode context = (ObjectNode)
                json.readTree(Objects.requireNonNull(right.getHeaders().getFirst(CONTEXT)));
        context.remove("consumer");
        right.getHeaders().put(CONTEXT, context.toString());
        String text = new String(right.getData(), StandardCharsets.UTF_8);
        publish(NatsMessage.builder()
                .subject(right.getSubject())
                .headers(right.getHeaders())
                .data(text, StandardCharsets.UTF_8)
                .build());
        end(message);
    }
}
