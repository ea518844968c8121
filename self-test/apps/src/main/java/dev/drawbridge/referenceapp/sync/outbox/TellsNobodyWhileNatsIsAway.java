package dev.drawbridge.referenceapp.sync.outbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.nats.NatsLink;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Makes the change and forgets the event when there is nobody to send it to, as an app without an outbox does. */
@Primary
class TellsNobodyWhileNatsIsAway extends Outbox {

    private final NatsLink link;

    TellsNobodyWhileNatsIsAway(
            JdbcClient jdbc,
            JsonMapper json,
            BridgeProperties bridge,
            ApplicationEventPublisher events,
            NatsLink link) {
        super(jdbc, json, bridge, events);
        this.link = link;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String eventType, String resourceType, long resourceId, Map<String, @Nullable Object> payload) {
        if (link.connected() != null) {
            super.add(eventType, resourceType, resourceId, payload);
        }
    }
}
