package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.nats.NatsLink;
import dev.drawbridge.referenceapp.sync.BridgeMeters;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsJetStreamMetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Gives a dead letter the message id of its original, so that the server takes it for one and stores nothing. */
@Primary
class KeepsTheMessageId extends DeadLetters {
    private final Kept kept;

    @Autowired
    KeepsTheMessageId(
            NatsLink link,
            BridgeProperties bridge,
            RetryPolicy retries,
            JsonMapper json,
            JdbcClient jdbc,
            LetterCount count,
            BridgeMeters meters) {
        this(link, bridge, retries, json, new Kept(jdbc), count, meters);
    }

    private KeepsTheMessageId(
            NatsLink link,
            BridgeProperties bridge,
            RetryPolicy retries,
            JsonMapper json,
            Kept kept,
            LetterCount count,
            BridgeMeters meters) {
        super(link, bridge, retries, json, kept, count, meters);
        this.kept = kept;
    }

    @Override
    synchronized void send(Held message, Reason reason, Failure why) {
        Headers headers = message.message().getHeaders();
        kept.original = headers == null ? null : headers.getFirst("Nats-Msg-Id");
        super.send(message, reason, why);
    }

    private static final class Kept extends LetterIds {
        private volatile @Nullable String original;

        Kept(JdbcClient jdbc) {
            super(jdbc);
        }

        @Override
        String of(NatsJetStreamMetaData meta) {
            String kept = original;
            return kept == null ? super.of(meta) : kept;
        }
    }
}
