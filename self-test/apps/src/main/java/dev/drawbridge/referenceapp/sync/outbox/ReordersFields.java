package dev.drawbridge.referenceapp.sync.outbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Sends one event at a time, its fields the other way round and with fields that nobody asked for: all of it allowed. */
@Primary
class ReordersFields extends Outbox {
    private final JsonMapper json;

    ReordersFields(JdbcClient jdbc, JsonMapper json, BridgeProperties bridge, ApplicationEventPublisher events) {
        super(jdbc, json, bridge, events);
        this.json = json;
    }

    @Override
    List<Entry> claim(int limit) {
        return super.claim(1).stream()
                .map(entry -> new Entry(entry.id(), entry.eventId(), entry.resource(), reordered(entry.body())))
                .toList();
    }

    private String reordered(String body) {
        Map<String, @Nullable Object> envelope = json.readValue(body, new TypeReference<>() {});
        List<String> names = new ArrayList<>(envelope.keySet());
        Collections.reverse(names);
        Map<String, @Nullable Object> other = new LinkedHashMap<>();
        other.put("region", "north");
        names.forEach(name -> other.put(name, envelope.get(name)));
        other.put("tags", List.of("bulk", "night"));
        other.put("origin", Map.of("host", "a7", "retry", false));
        return json.writeValueAsString(other);
    }
}
