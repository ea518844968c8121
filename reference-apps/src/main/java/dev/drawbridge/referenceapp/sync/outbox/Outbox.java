package dev.drawbridge.referenceapp.sync.outbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.sync.Envelope;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The events to send, written by the transaction that makes the change. */
@Repository
public class Outbox {
    /** Says that a row was added; listened to after the commit. */
    record Added() {}

    record Entry(long id, UUID eventId, String body) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final String producer;
    private final ApplicationEventPublisher events;

    Outbox(JdbcClient jdbc, JsonMapper json, BridgeProperties bridge, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.json = json;
        this.producer = bridge.app();
        this.events = events;
    }

    /** Adds an event to the running transaction; fails without one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(String eventType, String resourceType, long resourceId, Map<String, @Nullable Object> payload) {
        // Random, because whoever can guess an id can make the server drop the event as a duplicate.
        UUID eventId = UUID.randomUUID();
        jdbc.sql("insert into outbox (event_id, resource_type, resource_id, body) values (:event, :type, :id, :body)")
                .param("event", eventId)
                .param("type", resourceType)
                .param("id", resourceId)
                .param(
                        "body",
                        json.writeValueAsString(
                                Envelope.of(eventId, eventType, producer, resourceType, resourceId, payload)))
                .update();
        events.publishEvent(new Added());
    }

    /**
     * Locks the oldest unsent event of each resource that no other replica holds. Only the oldest: the next one of a
     * resource may go once the server has acknowledged the one before it, so order holds across replicas and retries.
     */
    List<Entry> claim(int limit) {
        return jdbc.sql("select o.id, o.event_id, o.body from outbox o where o.sent_at is null and not exists"
                        + " (select 1 from outbox p where p.sent_at is null and p.resource_type = o.resource_type"
                        + " and p.resource_id = o.resource_id and p.id < o.id)"
                        + " order by o.id limit :limit for update skip locked")
                .param("limit", limit)
                .query((row, number) ->
                        new Entry(row.getLong("id"), row.getObject("event_id", UUID.class), row.getString("body")))
                .list();
    }

    void sent(List<Long> ids) {
        jdbc.sql("update outbox set sent_at = clock_timestamp() where id in (:ids)")
                .param("ids", ids)
                .update();
    }
}
