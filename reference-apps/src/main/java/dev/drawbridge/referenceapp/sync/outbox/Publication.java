package dev.drawbridge.referenceapp.sync.outbox;

import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Publishes one batch. The events of a resource go one after the other, each once the stream has acknowledged the one
 * before it; those of different resources go at the same time. Sent all at once, a resource's first event could be refused
 * and its second taken, in a change of leader for instance, and the retry of the first would come behind it.
 */
final class Publication {
    private final Connection connection;
    private final String subject;
    private final String streamName;
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
    private volatile boolean over;

    /**
     * What became of a batch.
     *
     * @param taken the entries that are in the stream
     * @param failure why the others are not, null when all are
     */
    record Result(List<Long> taken, @Nullable String failure) {}

    Publication(Connection connection, String subject, String streamName) {
        this.connection = connection;
        this.subject = subject;
        this.streamName = streamName;
    }

    Result publish(List<Outbox.Entry> entries, Duration patience) {
        JetStream stream;
        try {
            stream = connection.jetStream();
        } catch (IOException e) {
            return new Result(List.of(), String.valueOf(e.getMessage()));
        }
        Map<String, CompletableFuture<Boolean>> ends = new HashMap<>();
        List<CompletableFuture<Boolean>> results = new ArrayList<>();
        for (Outbox.Entry entry : entries) {
            CompletableFuture<Boolean> before = ends.get(entry.resource());
            CompletableFuture<Boolean> result = before == null
                    ? publish(stream, entry)
                    : before.thenCompose(taken ->
                            taken && !over ? publish(stream, entry) : CompletableFuture.completedFuture(false));
            ends.put(entry.resource(), result);
            results.add(result);
        }
        String late = await(CompletableFuture.allOf(results.toArray(CompletableFuture[]::new)), patience);
        List<Long> taken = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i).getNow(false)) {
                taken.add(entries.get(i).id());
            }
        }
        // A batch that only took long is no failure: the next one goes on where it ended.
        return new Result(taken, taken.isEmpty() ? firstOf(failure.get(), late) : failure.get());
    }

    /** Says why it did not wait to the end, null when it did. */
    private @Nullable String await(CompletableFuture<Void> all, Duration patience) {
        try {
            all.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return null;
        } catch (TimeoutException e) {
            return "no acknowledgement in time";
        } catch (ExecutionException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "stopping";
        } finally {
            // What has not begun by now is for the next batch, which may be another replica's.
            over = true;
        }
    }

    private CompletableFuture<Boolean> publish(JetStream stream, Outbox.Entry entry) {
        Headers headers = new Headers().put("Nats-Msg-Id", entry.eventId().toString());
        CompletableFuture<PublishAck> ack;
        try {
            ack = stream.publishAsync(subject, headers, entry.body().getBytes(StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            ack = CompletableFuture.failedFuture(e);
        }
        return ack.handle((taken, error) -> {
            if (error != null) {
                failure.compareAndSet(
                        null,
                        String.valueOf(Objects.requireNonNullElse(error.getCause(), error)
                                .getMessage()));
                return false;
            }
            // A duplicate is this very event, taken before its acknowledgement was lost: its id is random.
            if (!streamName.equals(taken.getStream())) {
                failure.compareAndSet(null, "stream " + taken.getStream() + " took it");
                return false;
            }
            return true;
        });
    }

    private static @Nullable String firstOf(@Nullable String one, @Nullable String other) {
        return one != null ? one : other;
    }
}
