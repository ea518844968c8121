package dev.drawbridge.selftest.othershape;

import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Publishes what waits in the outbox, in its order, and marks what the stream has acknowledged. */
final class Relay {

    private static final System.Logger LOG = System.getLogger(Relay.class.getName());
    private static final int AT_ONCE = 50;
    private static final long PATIENCE_MS = 3_000;

    private final Settings settings;
    private final Database database;
    private final Link link;

    Relay(Settings settings, Database database, Link link) {
        this.settings = settings;
        this.database = database;
        this.link = link;
    }

    void keep(Pause pause) {
        while (!pause.isOver()) {
            boolean more = false;
            try {
                Connection connection = link.connected();
                more = connection != null && publish(connection.jetStream());
            } catch (SQLException | IOException e) {
                LOG.log(
                        System.Logger.Level.INFO,
                        "the outbox waits: " + e.getClass().getSimpleName());
            } catch (InterruptedException e) {
                return;
            }
            if (!more) {
                pause.await(Duration.ofMillis(200));
            }
        }
    }

    /** Whether there may be more at once. */
    private boolean publish(JetStream stream) throws SQLException, InterruptedException {
        List<Store.Outgoing> waiting = database.transaction(connection -> Store.waiting(connection, AT_ONCE));
        Map<Long, CompletableFuture<PublishAck>> answers = new LinkedHashMap<>();
        for (Store.Outgoing each : waiting) {
            // The same id at each try: what the stream has it does not store again.
            answers.put(
                    each.place(),
                    stream.publishAsync(
                            settings.get("PUBLISH_SUBJECT"),
                            new Headers().put("Nats-Msg-Id", each.id()),
                            each.body().getBytes(StandardCharsets.UTF_8)));
        }
        List<Long> acknowledged = new ArrayList<>();
        try {
            for (Map.Entry<Long, CompletableFuture<PublishAck>> each : answers.entrySet()) {
                each.getValue().get(PATIENCE_MS, TimeUnit.MILLISECONDS);
                acknowledged.add(each.getKey());
            }
        } catch (ExecutionException | TimeoutException unanswered) {
            LOG.log(System.Logger.Level.INFO, "the stream did not acknowledge an event; it is sent again");
        }
        if (!acknowledged.isEmpty()) {
            database.transaction(connection -> {
                Store.sent(connection, acknowledged);
                return acknowledged;
            });
        }
        return !waiting.isEmpty() && acknowledged.size() == waiting.size();
    }
}
