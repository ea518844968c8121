package dev.drawbridge.referenceapp.sync.outbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Tells that organizations are changed, and not that they are made. */
@Primary
class TellsNothingOfNewOrganizations extends Outbox {

    TellsNothingOfNewOrganizations(
            JdbcClient jdbc, JsonMapper json, BridgeProperties bridge, ApplicationEventPublisher events) {
        super(jdbc, json, bridge, events);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String eventType, String resourceType, long resourceId, Map<String, @Nullable Object> payload) {
        if (!eventType.equals("created") || !resourceType.equals("organization")) {
            super.add(eventType, resourceType, resourceId, payload);
        }
    }
}
