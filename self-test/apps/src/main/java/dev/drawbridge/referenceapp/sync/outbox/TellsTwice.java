package dev.drawbridge.referenceapp.sync.outbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Publishes each event twice, under two message ids. */
@Primary
class TellsTwice extends Outbox {
    TellsTwice(JdbcClient jdbc, JsonMapper json, BridgeProperties bridge, ApplicationEventPublisher events) {
        super(jdbc, json, bridge, events);
    }

    @Override
    List<Entry> claim(int limit) {
        return super.claim(limit).stream()
                .flatMap(entry ->
                        Stream.of(entry, new Entry(entry.id(), UUID.randomUUID(), entry.resource(), entry.body())))
                .toList();
    }
}
