package dev.drawbridge.referenceapp.sync.outbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Publishes an event that was not acknowledged again under another message id: the server can't know that it has it. */
@Primary
class TakesANewMessageIdForARetry extends Outbox {
    private final Set<Long> tried = ConcurrentHashMap.newKeySet();

    TakesANewMessageIdForARetry(
            JdbcClient jdbc, JsonMapper json, BridgeProperties bridge, ApplicationEventPublisher events) {
        super(jdbc, json, bridge, events);
    }

    @Override
    List<Entry> claim(int limit) {
        return super.claim(limit).stream()
                .map(entry -> tried.add(entry.id())
                        ? entry
                        : new Entry(entry.id(), UUID.randomUUID(), entry.resource(), entry.body()))
                .toList();
    }
}
