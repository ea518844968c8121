package dev.drawbridge.referenceapp.sync.outbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.nats.NatsLink;
import dev.drawbridge.referenceapp.sync.Worker;
import io.nats.client.Connection;
import io.nats.client.JetStream;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends the outbox: woken by commits and reconnects, and every two seconds in case that one was missed. */
@Component
public class Relay extends Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int BATCH = 100;
    private static final long POLL_MS = 2_000;

    private final Outbox outbox;
    private final NatsLink link;
    private final TransactionTemplate transaction;
    private final BridgeProperties bridge;
    private volatile @Nullable String trouble;

    Relay(Outbox outbox, NatsLink link, TransactionTemplate transaction, BridgeProperties bridge) {
        super("outbox-relay", Duration.ofMillis(3_500));
        this.outbox = outbox;
        this.link = link;
        this.transaction = transaction;
        this.bridge = bridge;
        link.onChange(this::wake);
    }

    @TransactionalEventListener
    public void committed(Outbox.Added added) {
        wake();
    }

    /** Why the last batch was not taken by the server, or null. */
    public @Nullable String trouble() {
        return trouble;
    }

    @Override
    protected void work() throws InterruptedException {
        long pause = 100;
        while (isRunning()) {
            Sent sent = sendOne();
            if (sent == Sent.SOME) {
                pause = 100;
            } else if (sent == Sent.NOTHING_THERE) {
                rest(POLL_MS);
            } else {
                rest(pause);
                pause = Math.min(pause * 2, POLL_MS);
            }
        }
    }

    /** What became of a batch. */
    private enum Sent {
        SOME,
        NOTHING_THERE,
        REFUSED
    }

    private Sent sendOne() {
        Connection connection = link.connected();
        if (connection == null) {
            return Sent.NOTHING_THERE;
        }
        try {
            return Objects.requireNonNull(transaction.execute(status -> relay(connection)));
        } catch (RuntimeException e) {
            LOG.error("the outbox could not be read or marked: {}; trying again", e.getMessage());
            return Sent.REFUSED;
        }
    }

    private Sent relay(Connection connection) {
        List<Outbox.Entry> entries = outbox.claim(BATCH);
        List<CompletableFuture<PublishAck>> acks = new ArrayList<>();
        String failure = null;
        try {
            JetStream stream = connection.jetStream();
            for (Outbox.Entry entry : entries) {
                Headers headers =
                        new Headers().put("Nats-Msg-Id", entry.eventId().toString());
                acks.add(stream.publishAsync(
                        bridge.publishSubject(), headers, entry.body().getBytes(StandardCharsets.UTF_8)));
            }
        } catch (IOException | RuntimeException e) {
            failure = String.valueOf(e.getMessage());
        }
        List<Long> taken = new ArrayList<>();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
        for (int i = 0; i < acks.size(); i++) {
            try {
                PublishAck ack = acks.get(i).get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                // A duplicate is this very event, taken before its acknowledgement was lost: its id is random.
                if (Objects.equals(ack.getStream(), bridge.stream())) {
                    taken.add(entries.get(i).id());
                } else {
                    failure = "stream " + ack.getStream() + " took it";
                }
            } catch (ExecutionException e) {
                failure = String.valueOf(
                        Objects.requireNonNullElse(e.getCause(), e).getMessage());
            } catch (TimeoutException e) {
                failure = "no acknowledgement in time";
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failure = "stopping";
                break;
            }
        }
        if (!taken.isEmpty()) {
            outbox.sent(taken);
        }
        if (failure != null) {
            trouble = "events to " + bridge.publishSubject() + " are not taken by stream " + bridge.stream() + ": "
                    + failure;
            LOG.warn("waiting for topology: {}; kept in the outbox, trying again", trouble);
        } else {
            trouble = null;
        }
        if (entries.isEmpty()) {
            return Sent.NOTHING_THERE;
        }
        return taken.isEmpty() ? Sent.REFUSED : Sent.SOME;
    }
}
