package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.nats.NatsLink;
import dev.drawbridge.referenceapp.sync.BridgeMeters;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** Dead letters that are published here and now, for those that are to be otherwise than they must. */
abstract class OwnDeadLetters extends DeadLetters {
    private final NatsLink link;
    private final BridgeProperties bridge;
    private final JsonMapper json;
    private final LetterIds ids;
    private final LetterCount count;

    OwnDeadLetters(
            NatsLink link,
            BridgeProperties bridge,
            RetryPolicy retries,
            JsonMapper json,
            LetterIds ids,
            LetterCount count,
            BridgeMeters meters) {
        super(link, bridge, retries, json, ids, count, meters);
        this.link = link;
        this.bridge = bridge;
        this.json = json;
        this.ids = ids;
        this.count = count;
    }

    /** The letter as it must be. */
    final Message letter(Held message, Reason reason, Failure why) {
        return DeadLetter.of(json, bridge.dlqSubject(), ids.of(message.meta()), message, reason, why);
    }

    /** Returns once the stream has taken it. */
    final void publish(Message letter) {
        try {
            var unused = Objects.requireNonNull(link.connected()).jetStream().publish(letter);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JetStreamApiException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends what a stored letter is about. */
    final void end(Held message) {
        message.ack();
        count.add(ids.of(message.meta()));
    }
}
