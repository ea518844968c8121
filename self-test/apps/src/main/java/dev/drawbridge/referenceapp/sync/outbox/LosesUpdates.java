package dev.drawbridge.referenceapp.sync.outbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Tells what is made, and not what is changed, of one kind of resource. */
abstract class LosesUpdates extends Outbox {

    private final String lost;

    LosesUpdates(
            JdbcClient jdbc, JsonMapper json, BridgeProperties bridge, ApplicationEventPublisher events, String lost) {
        super(jdbc, json, bridge, events);
        this.lost = lost;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String eventType, String resourceType, long resourceId, Map<String, @Nullable Object> payload) {
        if (!eventType.equals("updated") || !resourceType.equals(lost)) {
            super.add(eventType, resourceType, resourceId, payload);
        }
    }
}
