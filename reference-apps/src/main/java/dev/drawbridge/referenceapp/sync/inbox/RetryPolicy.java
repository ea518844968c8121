package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** When a failed message comes back, and when it does not. */
@Component
class RetryPolicy {
    private final BridgeProperties bridge;

    RetryPolicy(BridgeProperties bridge) {
        this.bridge = bridge;
    }

    /**
     * The delay to ask for. The server waits {@code delay + backoff[n-1] - backoff[0]} after delivery n, so the first
     * step keeps the declared gaps for every n; a plain nak would ignore them.
     */
    Duration delay() {
        return bridge.backoff().get(0);
    }

    /** True when the server will not deliver the message again. */
    boolean last(long delivered) {
        return delivered >= bridge.maxDeliver();
    }
}
