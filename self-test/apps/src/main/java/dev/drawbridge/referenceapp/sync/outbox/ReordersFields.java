package dev.drawbridge.referenceapp.sync.outbox;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends one event at a time, with the fields of envelope and payload the other way round, fields that nobody asked for, and
 * times as the clocks of another place tell them: all of it allowed.
 */
@Primary
class ReordersFields extends Outbox {
    private static final ZoneOffset KOLKATA = ZoneOffset.ofHoursMinutes(5, 30);

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
        ObjectNode event = (ObjectNode) json.readTree(body);
        ObjectNode other = reversed(event);
        ObjectNode payload = reversed((ObjectNode) event.get("payload"));
        elsewhere(other, "occurred_at");
        elsewhere(payload, "created_at");
        elsewhere(payload, "updated_at");
        payload.put("revision", 7).putNull("remark");
        other.set("payload", payload);
        other.putArray("tags").add("bulk").add("night");
        other.putObject("origin").put("host", "a7").put("retry", false);
        return json.writeValueAsString(other);
    }

    private ObjectNode reversed(ObjectNode fields) {
        List<String> names = new ArrayList<>(fields.propertyNames());
        Collections.reverse(names);
        ObjectNode other = json.createObjectNode().put("region", "north");
        names.forEach(name -> other.set(name, fields.get(name)));
        return other;
    }

    private static void elsewhere(ObjectNode fields, String time) {
        OffsetDateTime told = OffsetDateTime.parse(fields.get(time).asString());
        fields.put(time, ISO_OFFSET_DATE_TIME.format(told.withOffsetSameInstant(KOLKATA)));
    }
}
