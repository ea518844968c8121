package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.config.BridgeProperties;
import java.time.Duration;
import java.util.List;

/** The settings of a bridge that pulls. */
final class Settings {
    static final int IN_FLIGHT = 8;

    private Settings() {}

    static BridgeProperties of(int maxDeliver, List<Duration> backoff) {
        return new BridgeProperties(
                "system_b",
                "system_a",
                "sync-stream",
                "system_b-workers",
                "system_b.sync.system_a",
                "system_b.sync.dlq",
                backoff,
                maxDeliver,
                "",
                "",
                4,
                IN_FLIGHT,
                new BridgeProperties.Nats("nats://127.0.0.1:1", null, null, "_INBOX_system_b."));
    }
}
