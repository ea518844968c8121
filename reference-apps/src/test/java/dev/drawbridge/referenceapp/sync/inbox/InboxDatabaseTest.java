package dev.drawbridge.referenceapp.sync.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.referenceapp.ReferenceApplication;
import dev.drawbridge.referenceapp.directory.Organization;
import dev.drawbridge.referenceapp.directory.User;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The app on a real database and without a NATS server. */
@SuppressWarnings("NullAway.Init")
@Tag("live")
class InboxDatabaseTest {
    private static EmbeddedPostgres postgres;
    private static ConfigurableApplicationContext app;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        app = SpringApplication.run(
                ReferenceApplication.class,
                "--server.port=0",
                "--bridge.nats.url=nats://127.0.0.1:1",
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"));
    }

    @AfterAll
    static void stop() throws IOException {
        app.close();
        postgres.close();
    }

    private static HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        String port = app.getEnvironment().getProperty("local.server.port");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static long outbox() {
        return app.getBean(JdbcClient.class)
                .sql("select count(*) from outbox")
                .query(Long.class)
                .single();
    }

    @Test
    void an_event_is_applied_once_and_a_stale_one_is_skipped() {
        Inbox inbox = app.getBean(Inbox.class);
        Instant time = Instant.parse("2026-01-01T00:00:00Z");
        Event first = event(new Organization(1002, "new", null, true, time, time));
        assertThat(inbox.apply(first)).isEqualTo("processed");
        assertThat(inbox.apply(first)).isEqualTo("duplicate");
        assertThat(inbox.apply(event(new Organization(1002, "old", null, true, time, time.minusMillis(1)))))
                .isEqualTo("skipped");
    }

    @Test
    void a_write_and_its_event_are_stored_together_and_a_refused_one_stores_neither() throws Exception {
        long before = outbox();
        assertThat(post("/organizations", "{\"organization\":{\"name\":\"A\"}}").statusCode())
                .isEqualTo(201);
        assertThat(outbox()).isEqualTo(before + 1);
        assertThat(post("/organizations", "{\"organization\":{\"name\":\" \"}}").statusCode())
                .isEqualTo(422);
        assertThat(post("/organizations", "{").statusCode()).isEqualTo(400);
        assertThat(outbox()).isEqualTo(before + 1);
    }

    @Test
    void whatever_the_order_and_however_many_at_once_the_latest_state_stays() throws Exception {
        Inbox inbox = app.getBean(Inbox.class);
        Instant time = Instant.parse("2026-01-01T00:00:00Z");
        List<Callable<String>> updates = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Event event = event(new Organization(2002, "v" + i, null, true, time, time.plusMillis(i)));
            updates.add(() -> inbox.apply(event));
            updates.add(() -> inbox.apply(event));
        }
        Collections.shuffle(updates, new Random(7));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<String> decisions = new ArrayList<>();
        for (Future<String> decision : threads.invokeAll(updates)) {
            decisions.add(decision.get());
        }
        threads.shutdown();
        assertThat(decisions).filteredOn("duplicate"::equals).hasSize(100);
        assertThat(app.getBean(JdbcClient.class)
                        .sql("select name from organizations where id = 2002")
                        .query(String.class)
                        .single())
                .isEqualTo("v99");
    }

    @Test
    void each_change_is_later_than_the_row_and_at_a_time_that_the_peer_never_gives() {
        JdbcClient jdbc = app.getBean(JdbcClient.class);
        for (String after : List.of("null", "clock_timestamp()", "timestamptz '2126-01-01 00:00:00.0029Z'")) {
            // The time given is taken once: the clock goes on between two looks.
            Map<String, Object> row = jdbc.sql("select extract(epoch from t) * 1000 as ms, coalesce(t > given, true)"
                            + " as later from (select given, next_time(given) as t from (select " + after
                            + "::timestamptz as given offset 0) as g offset 0) as n")
                    .query()
                    .singleRow();
            assertThat(row.get("later")).as(after).isEqualTo(true);
            assertThat(((BigDecimal) Objects.requireNonNull(row.get("ms"))).remainder(BigDecimal.valueOf(2)))
                    .as("milliseconds after %s, odd at the side whose name sorts first: %s", after, row)
                    .isEqualByComparingTo(BigDecimal.ONE);
        }
    }

    @Test
    void a_user_whose_organization_is_not_here_fails_in_words_and_leaves_nothing_behind() {
        Inbox inbox = app.getBean(Inbox.class);
        Instant time = Instant.parse("2026-01-01T00:00:00Z");
        User user = new User(4, 123_456, "A", "a@b.c", "member", true, time, time);
        Event event = new Event(UUID.randomUUID().toString(), "", "user", 4, null, user);
        assertThatThrownBy(() -> inbox.apply(event))
                .satisfies(e -> assertThat(Failure.of(e, event).message())
                        .isEqualTo("organization 123456 of the user is not here (yet) (SQLSTATE 23503)"));
        assertThat(inbox.knows(event.eventId())).isFalse();
    }

    private static Event event(Organization organization) {
        return new Event(UUID.randomUUID().toString(), "", "organization", organization.id(), organization, null);
    }
}
