package dev.drawbridge.referenceapp.sync.outbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Tells that organizations are made, and not that they are changed. */
@Primary
class LosesUpdatesOfOrganizations extends LosesUpdates {

    LosesUpdatesOfOrganizations(
            JdbcClient jdbc, JsonMapper json, BridgeProperties bridge, ApplicationEventPublisher events) {
        super(jdbc, json, bridge, events, "organization");
    }
}
