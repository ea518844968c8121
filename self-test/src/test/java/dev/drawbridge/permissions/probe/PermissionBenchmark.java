package dev.drawbridge.permissions.probe;

import dev.drawbridge.permissions.Bridges;
import dev.drawbridge.permissions.Denial;
import dev.drawbridge.permissions.Denials;
import dev.drawbridge.permissions.Direction;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.UserPassword;
import dev.drawbridge.permissions.conf.Place;
import dev.drawbridge.permissions.live.LiveAudit;
import dev.drawbridge.permissions.live.LivePrincipal;
import dev.drawbridge.permissions.live.LiveResult;
import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast an audit of a running server is, beside deciding by jnats' default timeout, on the same server in one run:
 * {@code scripts/benchmark.sh}. No part of a build: a machine under load would make it lie.
 */
@Tag("live")
@SuppressWarnings("try")
class PermissionBenchmark {

    private static final int ROUNDS = 9;
    private static final int BY_TIMEOUT = 5;
    private static final double NANOS = 1e9;

    @TempDir
    private Path folder;

    @Test
    void side_by_side() throws Exception {
        Topology topology = Bridges.seed(Layout.ISOLATED);
        try (TestServer server = TestServer.start(topology, folder).provision()) {
            long begun = System.nanoTime();
            LiveResult first = audit(server, topology);
            double cold = (System.nanoTime() - begun) / NANOS;
            List<Double> rounds = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                begun = System.nanoTime();
                audit(server, topology);
                rounds.add((System.nanoTime() - begun) / NANOS);
            }
            rounds.sort(null);
            double warm = rounds.get(ROUNDS / 2);
            double byTimeout = byTimeout(server, topology, first.audit().version()) / BY_TIMEOUT;
            int cells = first.cells().size();
            System.out.printf(
                    Locale.ROOT,
                    "benchmark: audit of two apps on nats-server %s: %d probes in %.3f s (first in this JVM),"
                            + " %.3f s (median of %d more), %.0f probes/s%n",
                    first.audit().version(),
                    cells,
                    cold,
                    warm,
                    ROUNDS,
                    cells / warm);
            System.out.printf(
                    Locale.ROOT,
                    "benchmark: a denial by jnats' default timeout: %.3f s each, %.2f probes/s%n",
                    byTimeout,
                    1 / byTimeout);
            System.out.printf(
                    Locale.ROOT,
                    "benchmark: ratio %.0f (first run: %.0f)%n",
                    cells / warm * byTimeout,
                    cells / cold * byTimeout);
        }
    }

    /** With two apps' credentials, connecting included. */
    private static LiveResult audit(TestServer server, Topology topology) {
        Endpoint endpoint = Endpoint.plain("127.0.0.1", server.port());
        Place place = new Place(Path.of("benchmark"), 1, 1, 0, 0);
        List<LivePrincipal> apps = LeastGrants.of(topology).stream()
                .filter(each -> each.principal().name().startsWith("system_"))
                .map(each -> new LivePrincipal(
                        each, endpoint, server.credentials().of(each.principal().name()), place))
                .toList();
        LiveResult result = new LiveAudit(topology, endpoint, apps, place).run();
        if (!result.audit().conforms()) {
            throw new IllegalStateException(
                    "nothing to measure: " + result.audit().findings());
        }
        return result;
    }

    /** As an application finds out: it publishes and waits for an acknowledgement that never comes. */
    private static double byTimeout(TestServer server, Topology topology, ServerVersion version)
            throws IOException, InterruptedException {
        UserPassword login = server.credentials().of("system_a");
        Options options = new Options.Builder()
                .server("nats://127.0.0.1:" + server.port())
                .userInfo(login.user(), login.password())
                .inboxPrefix("_INBOX_system_a.")
                .errorListener(new ErrorListener() {})
                .build();
        List<Denial> denials = Denials.of(topology, "system_a", version).stream()
                .filter(each -> each.direction() == Direction.PUBLISH)
                .limit(BY_TIMEOUT)
                .toList();
        try (Connection connection = Nats.connect(options)) {
            JetStream stream = connection.jetStream();
            long begun = System.nanoTime();
            for (Denial each : denials) {
                try {
                    stream.publish(each.subject(), each.body().getBytes(StandardCharsets.UTF_8));
                    throw new IllegalStateException("nothing to measure: it may publish " + each.subject());
                } catch (IOException timedOut) {
                    // What jnats makes of a denial.
                } catch (JetStreamApiException permitted) {
                    throw new IllegalStateException("nothing to measure: it may publish " + each.subject(), permitted);
                }
            }
            return (System.nanoTime() - begun) / NANOS;
        }
    }
}
