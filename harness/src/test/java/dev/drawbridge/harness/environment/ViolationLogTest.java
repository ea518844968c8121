package dev.drawbridge.harness.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ViolationLogTest {

    // As nats-server 2.10.27 writes them.
    private static final String PUBLISH =
            "[7] 2026/11/23 10:00:00.000001 [ERR] 127.0.0.1:5000 - cid:7 - \"v1.0:java:app\" - Publish Violation - User \"system_a\", Subject \"system_b.sync.dlq\"";
    private static final String SUBSCRIPTION =
            "[7] 2026/11/23 10:00:00.000002 [ERR] 127.0.0.1:5001 - cid:18 - Subscription Violation - User \"system_b\", Subject \">\", SID 1";
    private static final String REPLY =
            "[7] 2026/11/23 10:00:00.000003 [ERR] 127.0.0.1:5002 - cid:9 - Publish with Reply Violation - User \"system_a\", Reply \"x\"";
    private static final List<String> LOG = List.of(
            "[7] 2026/11/23 10:00:00.000000 [INF] Server is ready",
            PUBLISH,
            "[7] 2026/11/23 10:00:00.000004 [DBG] 127.0.0.1:5000 - cid:7 - Client connection closed",
            SUBSCRIPTION,
            REPLY,
            "[7] 2026/11/23 10:00:00.000005 [ERR] 127.0.0.1:5003 - cid:10 - authentication error");

    @Test
    void every_kind_of_violation_is_found_and_nothing_else() {
        assertThat(ViolationLog.foreign(LOG, Set.of())).containsExactly(PUBLISH, SUBSCRIPTION, REPLY);
    }

    @Test
    void those_of_own_connections_are_left_out_by_the_whole_number() {
        assertThat(ViolationLog.foreign(LOG, Set.of(8L, 7L, 1L))).containsExactly(SUBSCRIPTION, REPLY);
        assertThat(ViolationLog.foreign(LOG, Set.of(7L, 18L, 9L))).isEmpty();
    }
}
