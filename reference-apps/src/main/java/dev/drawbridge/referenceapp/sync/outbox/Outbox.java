package dev.drawbridge.referenceapp.sync.outbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.sync.Envelope;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
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

    /** An event to send; {@code resource} is what keeps its order. */
    record Entry(long id, UUID eventId, String resource, String body) {}

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

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
        MDC.put("event_id", eventId.toString());
        LOG.info("{} {} {}: event written to the outbox", resourceType, resourceId, eventType);
        MDC.remove("event_id");
    }

    /**
     * Makes this the only relay among the app's replicas until the transaction ends; false when another one is at work.
     * One at a time, since two could only keep the order of a resource by asking each other. Should this process be cut
     * off from the database, the database gives the lock back after ten seconds.
     */
    boolean becomeRelay() {
        jdbc.sql("set local idle_in_transaction_session_timeout = '10s'").update();
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('outbox-relay'))")
                .query(Boolean.class)
                .single();
    }

    /** The oldest unsent events. Those of one resource are in the order of its changes, which its row's lock made. */
    List<Entry> claim(int limit) {
        return jdbc.sql("select id, event_id, resource_type, resource_id, body from outbox where sent_at is null"
                        + " order by id limit :limit")
                .param("limit", limit)
                .query((row, number) -> new Entry(
                        row.getLong("id"),
                        row.getObject("event_id", UUID.class),
                        row.getString("resource_type") + "/" + row.getLong("resource_id"),
                        row.getString("body")))
                .list();
    }

    void sent(List<Long> ids) {
        jdbc.sql("update outbox set sent_at = clock_timestamp() where id in (:ids)")
                .param("ids", ids)
                .update();
    }
}
