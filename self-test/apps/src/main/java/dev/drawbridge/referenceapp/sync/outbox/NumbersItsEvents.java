package dev.drawbridge.referenceapp.sync.outbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes an event's id of the app's name and a number that counts: each is unique, and everybody can tell the next one. */
@Primary
class NumbersItsEvents extends Outbox {
    private final JsonMapper json;
    private final String app;

    NumbersItsEvents(JdbcClient jdbc, JsonMapper json, BridgeProperties bridge, ApplicationEventPublisher events) {
        super(jdbc, json, bridge, events);
        this.json = json;
        this.app = bridge.app();
    }

    @Override
    List<Entry> claim(int limit) {
        return super.claim(limit).stream().map(this::numbered).toList();
    }

    private Entry numbered(Entry entry) {
        UUID id = UUID.nameUUIDFromBytes((app + "-" + entry.id()).getBytes(StandardCharsets.UTF_8));
        ObjectNode envelope = (ObjectNode) json.readTree(entry.body());
        envelope.put("event_id", id.toString());
        return new Entry(entry.id(), id, entry.resource(), envelope.toString());
    }
}
