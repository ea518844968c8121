package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import dev.drawbridge.referenceapp.nats.NatsLink;
import dev.drawbridge.referenceapp.sync.BridgeMeters;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives back a message whose dead letter was refused, and acknowledges it when it comes again, some time before it tries
 * once more to dead-letter it: when it ends in between, nobody has the message.
 */
@Primary
class AcksBeforeASecondTry extends DeadLetters {
    private static final Duration TIME = Duration.ofSeconds(1);

    AcksBeforeASecondTry(
            NatsLink link,
            BridgeProperties bridge,
            RetryPolicy retries,
            JsonMapper json,
            LetterIds ids,
            LetterCount count,
            BridgeMeters meters) {
        super(link, bridge, retries, json, ids, count, meters);
    }

    @Override
    void send(Held message, Reason reason, Failure why) {
        if (message.deliveries() == 1) {
            super.send(message, reason, why);
            return;
        }
        var unused = CompletableFuture.runAsync(message::ack, after(TIME))
                .thenRunAsync(() -> super.send(message, reason, why), after(TIME));
    }

    private static Executor after(Duration time) {
        return CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
