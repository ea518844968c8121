package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.sync.BridgeMeters;
import java.time.Duration;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Primary;

/** Lays messages on a pile for a while and takes them from its top: what it shows in the end is right, the way there is not. */
@Primary
class TakesTheNewestFirst extends Handler {
    private static final Duration WHILE = Duration.ofMillis(300);

    private final BlockingDeque<Runnable> pile = new LinkedBlockingDeque<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "pile");
        made.setDaemon(true);
        return made;
    });

    TakesTheNewestFirst(
            EventReader reader,
            Inbox inbox,
            Database database,
            RetryPolicy retries,
            InHand inHand,
            LastDelivery lastDelivery,
            DeadLetters deadLetters,
            BridgeMeters meters,
            BridgeProperties bridge) {
        super(reader, inbox, database, retries, inHand, lastDelivery, deadLetters, meters, bridge);
    }

    @Override
    void handle(Held held, Event event) {
        pile.push(() -> super.handle(held, event));
        var unused = thread.schedule(() -> pile.pop().run(), WHILE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
