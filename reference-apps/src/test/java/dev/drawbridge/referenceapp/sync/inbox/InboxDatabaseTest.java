package dev.drawbridge.referenceapp.sync.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.referenceapp.ReferenceApplication;
import dev.drawbridge.referenceapp.directory.Organization;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
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

    private static Event event(Organization organization) {
        return new Event(UUID.randomUUID().toString(), "organization", organization, null);
    }
}
