package dev.drawbridge.referenceapp.status;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does not say how many events wait to be sent while it is not connected, or, as {@code system_b}, the first two times that it is
 * asked once it is so again.
 */
class LosesCountOfWhatWaits extends ChangesSyncStatus {
    private static final int TIMES = 2;

    private final boolean afterwards;
    private final AtomicInteger left = new AtomicInteger();

    LosesCountOfWhatWaits(BridgeProperties bridge) {
        this.afterwards = bridge.app().equals("system_b");
    }

    @Override
    String changed(String said) {
        boolean connected = said.contains("\"jetstream_connected\":true");
        if (!connected) {
            left.set(TIMES);
        }
        boolean lost = afterwards ? connected && left.getAndDecrement() > 0 : !connected;
        return lost ? said.replaceFirst("\"pending_events_count\":", "\"pending_events_count\":null,\"was\":") : said;
    }
}
