package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** When a failed message comes back, and when it does not. */
@Component
class RetryPolicy {
    private final List<Duration> backoff;
    private final int maxDeliver;

    RetryPolicy(BridgeProperties bridge) {
        this.backoff = bridge.backoff();
        this.maxDeliver = bridge.maxDeliver();
    }

    /**
     * The delay to ask for. The server waits {@code delay + backoff[n-1] - backoff[0]} after delivery n, so the first
     * step keeps the declared gaps for every n; a plain nak would ignore them.
     */
    Duration delay() {
        return backoff.get(0);
    }

    /** True when the server will not deliver the message again. */
    boolean last(long delivered) {
        return delivered >= maxDeliver;
    }

    /** True when the last delivery is kept for the dead letter; the only delivery there is must be an attempt. */
    boolean keptForDeadLetter(long delivered) {
        return maxDeliver > 1 && last(delivered);
    }

    /** How long after a message was sent back it is due for delivery n, less a margin to do something before. */
    Duration shortlyBefore(long n) {
        Duration gap = backoff.get((int) Math.max(0, Math.min(n - 2, backoff.size() - 1)));
        Duration tenth = gap.dividedBy(10);
        Duration second = Duration.ofSeconds(1);
        return gap.minus(tenth.compareTo(second) < 0 ? tenth : second);
    }
}
