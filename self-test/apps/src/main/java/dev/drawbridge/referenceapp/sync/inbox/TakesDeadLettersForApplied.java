package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.nats.NatsLink;
import dev.drawbridge.referenceapp.sync.BridgeMeters;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Remembers what it dead-letters as if it were applied, so that a replay is a duplicate to it. */
@Primary
class TakesDeadLettersForApplied extends DeadLetters {
    private final JsonMapper json;
    private final JdbcClient jdbc;

    TakesDeadLettersForApplied(
            NatsLink link,
            BridgeProperties bridge,
            RetryPolicy retries,
            JsonMapper json,
            LetterIds ids,
            LetterCount count,
            BridgeMeters meters,
            JdbcClient jdbc) {
        super(link, bridge, retries, json, ids, count, meters);
        this.json = json;
        this.jdbc = jdbc;
    }

    @Override
    void send(Held message, Reason reason, Failure why) {
        try {
            jdbc.sql("insert into inbox (event_id, status) values (:id, 'processed') on conflict do nothing")
                    .param(
                            "id",
                            json.readTree(message.message().getData())
                                    .path("event_id")
                                    .asString(""))
                    .update();
        } catch (JacksonException e) {
            // Malformed: no event to remember.
        }
        super.send(message, reason, why);
    }
}
