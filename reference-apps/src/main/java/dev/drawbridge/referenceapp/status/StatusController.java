package dev.drawbridge.referenceapp.status;

import dev.drawbridge.referenceapp.directory.Fields;
import dev.drawbridge.referenceapp.sync.inbox.Source;
import dev.drawbridge.referenceapp.sync.outbox.Relay;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Health and sync status, asked of the database and the connection each time. */
@RestController
class StatusController {
    private static final String COUNTS = """
            select (select count(*) from organizations) as organizations_count,
                   (select count(*) from users) as users_count,
                   (select max(decided_at) from inbox where status = 'processed' and resource_type = 'organization')
                       as last_organization_sync,
                   (select max(decided_at) from inbox where status = 'processed' and resource_type = 'user')
                       as last_user_sync,
                   (select count(*) from inbox) as inbox_events_count,
                   (select count(*) from inbox where status <> 'failed') as processed_events_count,
                   (select count(*) from inbox where status = 'failed') as failed_events_count,
                   (select count(*) from outbox) as outbox_events_count,
                   (select count(*) from outbox where sent_at is not null) as sent_events_count,
                   (select count(*) from outbox where sent_at is null) as pending_events_count
            """;

    private final JdbcClient jdbc;
    private final Source source;
    private final Relay relay;

    StatusController(JdbcClient jdbc, Source source, Relay relay) {
        this.jdbc = jdbc;
        this.source = source;
        this.relay = relay;
    }

    @GetMapping("/sync_status")
    Map<String, @Nullable Object> status() {
        return jdbc.sql(COUNTS)
                .query((row, number) -> {
                    Map<String, @Nullable Object> status = new LinkedHashMap<>();
                    status.put("organizations_count", row.getLong("organizations_count"));
                    status.put("users_count", row.getLong("users_count"));
                    for (String field : new String[] {"last_organization_sync", "last_user_sync"}) {
                        OffsetDateTime time = row.getObject(field, OffsetDateTime.class);
                        status.put(field, time == null ? null : Fields.millis(time.toInstant()));
                    }
                    status.put("jetstream_connected", source.trouble() == null);
                    for (String field : new String[] {
                        "inbox_events_count",
                        "processed_events_count",
                        "failed_events_count",
                        "outbox_events_count",
                        "sent_events_count",
                        "pending_events_count"
                    }) {
                        status.put(field, row.getLong(field));
                    }
                    return status;
                })
                .single();
    }

    @GetMapping("/health")
    ResponseEntity<Map<String, Object>> health() {
        String trouble = source.trouble() != null ? source.trouble() : relay.trouble();
        try {
            jdbc.sql("select 1").query(Integer.class).single();
        } catch (DataAccessException | TransactionException e) {
            trouble = "the database does not answer";
        }
        return trouble == null
                ? ResponseEntity.ok(Map.of("status", "ok"))
                : ResponseEntity.status(503).body(Map.of("status", "unavailable", "waiting_for", trouble));
    }
}
