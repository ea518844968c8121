package dev.drawbridge.referenceapp.sync.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublicationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final JetStream stream = mock();
    private final Connection connection = mock();
    private final List<String> published = new ArrayList<>();
    private Function<String, CompletableFuture<PublishAck>> answer = body -> ack("sync-stream", false);

    @BeforeEach
    void connect() throws IOException {
        when(connection.jetStream()).thenReturn(stream);
        when(stream.publishAsync(anyString(), any(Headers.class), any(byte[].class)))
                .thenAnswer(call -> {
                    String body = new String(call.getArgument(2, byte[].class), StandardCharsets.UTF_8);
                    published.add(body);
                    return answer.apply(body);
                });
    }

    private static CompletableFuture<PublishAck> ack(String stream, boolean duplicate) {
        PublishAck ack = mock();
        when(ack.getStream()).thenReturn(stream);
        when(ack.isDuplicate()).thenReturn(duplicate);
        return CompletableFuture.completedFuture(ack);
    }

    private static Outbox.Entry entry(long id, String resource) {
        return new Outbox.Entry(id, UUID.randomUUID(), resource, resource + "#" + id);
    }

    private Publication.Result publish(Outbox.Entry... entries) {
        return publish(PATIENCE, entries);
    }

    private Publication.Result publish(Duration patience, Outbox.Entry... entries) {
        return new Publication(connection, "a.sync.b", "sync-stream").publish(List.of(entries), patience);
    }

    @Test
    void a_resources_next_event_goes_once_the_one_before_it_was_acknowledged_and_others_do_not_wait() {
        CompletableFuture<PublishAck> first = new CompletableFuture<>();
        answer = body -> {
            if (body.equals("b#3")) {
                assertThat(published).containsExactly("a#1", "b#3");
                first.complete(ack("sync-stream", false).join());
                assertThat(published).containsExactly("a#1", "b#3");
            }
            return body.equals("a#1") ? first : ack("sync-stream", false);
        };
        Publication.Result result = publish(entry(1, "a"), entry(3, "b"), entry(4, "a"));
        assertThat(published).containsExactly("a#1", "b#3", "a#4");
        assertThat(result.taken()).containsExactly(1L, 3L, 4L);
        assertThat(result.failure()).isNull();
    }

    @Test
    void behind_an_event_that_is_refused_nothing_of_its_resource_is_sent() {
        answer = body -> body.equals("a#1")
                ? CompletableFuture.failedFuture(new IOException("no space"))
                : ack("sync-stream", false);
        Publication.Result result = publish(entry(1, "a"), entry(2, "a"), entry(3, "b"), entry(4, "a"));
        assertThat(published).containsExactly("a#1", "b#3");
        assertThat(result.taken()).containsExactly(3L);
        assertThat(result.failure()).contains("no space");
    }

    @Test
    void an_event_whose_acknowledgement_was_lost_counts_as_taken_when_its_retry_is_a_duplicate() {
        answer = body -> ack("sync-stream", true);
        assertThat(publish(entry(1, "a"), entry(2, "a")).taken()).containsExactly(1L, 2L);
    }

    @Test
    void an_event_that_another_stream_took_is_not_taken() {
        answer = body -> ack("other", false);
        Publication.Result result = publish(entry(1, "a"));
        assertThat(result.taken()).isEmpty();
        assertThat(result.failure()).contains("stream other took it");
    }

    @Test
    void what_is_not_acknowledged_in_time_is_not_taken_and_nothing_follows_it_later() {
        CompletableFuture<PublishAck> late = new CompletableFuture<>();
        answer = body -> late;
        Publication.Result result = publish(Duration.ofMillis(1), entry(1, "a"), entry(2, "a"));
        assertThat(result.taken()).isEmpty();
        assertThat(result.failure()).contains("no acknowledgement in time");
        late.complete(ack("sync-stream", false).join());
        assertThat(published).containsExactly("a#1");
    }

    @Test
    void a_batch_that_only_takes_long_is_no_failure() {
        answer = body -> body.equals("a#1") ? ack("sync-stream", false) : new CompletableFuture<>();
        Publication.Result result = publish(Duration.ofMillis(1), entry(1, "a"), entry(2, "a"));
        assertThat(result.taken()).containsExactly(1L);
        assertThat(result.failure()).isNull();
    }
}
