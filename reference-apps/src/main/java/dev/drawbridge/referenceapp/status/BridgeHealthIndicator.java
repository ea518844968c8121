package dev.drawbridge.referenceapp.status;

import dev.drawbridge.referenceapp.sync.inbox.Source;
import dev.drawbridge.referenceapp.sync.outbox.Relay;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up while the consumer answers and the stream takes events. */
@Component("bridge")
class BridgeHealthIndicator implements HealthIndicator {
    private final Source source;
    private final Relay relay;

    BridgeHealthIndicator(Source source, Relay relay) {
        this.source = source;
        this.relay = relay;
    }

    @Override
    public Health health() {
        String trouble = source.trouble() != null ? source.trouble() : relay.trouble();
        return trouble == null
                ? Health.up().build()
                : Health.down().withDetail("waiting_for", trouble).build();
    }
}
