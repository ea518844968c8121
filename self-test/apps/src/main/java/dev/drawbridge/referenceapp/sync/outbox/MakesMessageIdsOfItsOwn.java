package dev.drawbridge.referenceapp.sync.outbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Gives a message an id that is made of the event's, the same for each attempt, and is not the event's. */
@Primary
class MakesMessageIdsOfItsOwn extends Outbox {

    MakesMessageIdsOfItsOwn(
            JdbcClient jdbc, JsonMapper json, BridgeProperties bridge, ApplicationEventPublisher events) {
        super(jdbc, json, bridge, events);
    }

    @Override
    List<Entry> claim(int limit) {
        return super.claim(limit).stream()
                .map(entry -> new Entry(entry.id(), of(entry.eventId()), entry.resource(), entry.body()))
                .toList();
    }

    private static UUID of(UUID event) {
        return UUID.nameUUIDFromBytes(("message of " + event).getBytes(StandardCharsets.UTF_8));
    }
}
