package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import org.springframework.context.annotation.Primary;

/** Takes the first delivery for the last: what could heal is dead-lettered. */
@Primary
class GivesUpAtOnce extends RetryPolicy {
    GivesUpAtOnce(BridgeProperties bridge) {
        super(bridge);
    }

    @Override
    boolean last(long delivered) {
        return true;
    }

    @Override
    boolean keptForDeadLetter(long delivered) {
        return false;
    }
}
