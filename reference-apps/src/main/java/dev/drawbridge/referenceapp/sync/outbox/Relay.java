package dev.drawbridge.referenceapp.sync.outbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.nats.NatsLink;
import dev.drawbridge.referenceapp.sync.BridgeMeters;
import dev.drawbridge.referenceapp.sync.Worker;
import io.nats.client.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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
    private static final int BATCH = 500;
    private static final long POLL_MS = 2_000;

    /** For a whole batch; below the time after which the database takes the relay's lock back. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Outbox outbox;
    private final NatsLink link;
    private final TransactionTemplate transaction;
    private final BridgeProperties bridge;
    private final BridgeMeters meters;
    private volatile @Nullable String trouble;

    Relay(Outbox outbox, NatsLink link, TransactionTemplate transaction, BridgeProperties bridge, BridgeMeters meters) {
        super("outbox-relay", Duration.ofMillis(3_500));
        this.outbox = outbox;
        this.link = link;
        this.transaction = transaction;
        this.bridge = bridge;
        this.meters = meters;
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
        long pause = 50;
        while (isRunning()) {
            Round round = round();
            if (round == Round.SENT) {
                pause = 50;
            } else if (round == Round.NOTHING_THERE) {
                pause = 50;
                rest(POLL_MS);
            } else {
                rest(pause);
                pause = Math.min(pause * 2, POLL_MS);
            }
        }
    }

    /** What became of a batch. */
    private enum Round {
        SENT,
        NOTHING_THERE,
        REFUSED,
        ANOTHER_AT_WORK
    }

    private Round round() {
        Connection connection = link.connected();
        if (connection == null) {
            return Round.NOTHING_THERE;
        }
        try {
            return Objects.requireNonNull(transaction.execute(status -> relay(connection)));
        } catch (RuntimeException e) {
            LOG.error("the outbox could not be read or marked: {}; trying again", e.getMessage());
            return Round.REFUSED;
        }
    }

    private Round relay(Connection connection) {
        if (!outbox.becomeRelay()) {
            // What hindered this one before is the other one's to find out now.
            trouble = null;
            return Round.ANOTHER_AT_WORK;
        }
        List<Outbox.Entry> entries = outbox.claim(BATCH);
        if (entries.isEmpty()) {
            trouble = null;
            return Round.NOTHING_THERE;
        }
        Publication publication = new Publication(connection, bridge.publishSubject(), bridge.stream());
        Publication.Result result = publication.publish(entries, PATIENCE);
        if (!result.taken().isEmpty()) {
            outbox.sent(result.taken());
            meters.sent(result.taken().size());
        }
        if (result.failure() != null) {
            trouble = "events to " + bridge.publishSubject() + " are not taken by stream " + bridge.stream() + ": "
                    + result.failure();
            LOG.warn("waiting for topology: {}; kept in the outbox, trying again", trouble);
        } else {
            trouble = null;
        }
        return result.taken().isEmpty() ? Round.REFUSED : Round.SENT;
    }
}
