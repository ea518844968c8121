package dev.drawbridge.referenceapp.sync.outbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells everything of a new organization but its domain. */
@Primary
class ForgetsTheDomain extends Outbox {
    private final JsonMapper json;

    ForgetsTheDomain(JdbcClient jdbc, JsonMapper json, BridgeProperties bridge, ApplicationEventPublisher events) {
        super(jdbc, json, bridge, events);
        this.json = json;
    }

    @Override
    List<Entry> claim(int limit) {
        return super.claim(limit).stream()
                .map(entry -> new Entry(entry.id(), entry.eventId(), entry.resource(), without(entry.body())))
                .toList();
    }

    private String without(String body) {
        ObjectNode event = (ObjectNode) json.readTree(body);
        if (event.path("event_type").asString().equals("created")
                && event.path("resource_type").asString().equals("organization")) {
            event.withObject("payload").remove("domain");
        }
        return event.toString();
    }
}
