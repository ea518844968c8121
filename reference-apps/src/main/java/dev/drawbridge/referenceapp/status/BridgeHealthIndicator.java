package dev.drawbridge.referenceapp.status;

import dev.drawbridge.referenceapp.sync.inbox.Puller;
import dev.drawbridge.referenceapp.sync.outbox.Relay;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up while the consumer answers and the stream takes events. */
@Component("bridge")
class BridgeHealthIndicator implements HealthIndicator {
    private final Puller puller;
    private final Relay relay;

    BridgeHealthIndicator(Puller puller, Relay relay) {
        this.puller = puller;
        this.relay = relay;
    }

    @Override
    public Health health() {
        String trouble = puller.trouble() != null ? puller.trouble() : relay.trouble();
        return trouble == null
                ? Health.up().build()
                : Health.down().withDetail("waiting_for", trouble).build();
    }
}
