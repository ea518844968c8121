package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import org.springframework.context.annotation.Primary;

/** Tries to apply the last delivery like any other: when it crashes over it, nobody hears of the message again. */
@Primary
class TriesTheLastDelivery extends RetryPolicy {
    TriesTheLastDelivery(BridgeProperties bridge) {
        super(bridge);
    }

    @Override
    boolean keptForDeadLetter(long delivered) {
        return false;
    }
}
