package dev.drawbridge.referenceapp.sync.inbox;

import io.nats.client.impl.NatsJetStreamMetaData;
import java.util.UUID;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives each attempt at a dead letter an id of its own: one whose answer was lost is written again. */
@Primary
class WritesANewDeadLetterEachTime extends LetterIds {
    WritesANewDeadLetterEachTime(JdbcClient jdbc) {
        super(jdbc);
    }

    @Override
    String of(NatsJetStreamMetaData meta) {
        return "dlq-" + UUID.randomUUID();
    }
}
