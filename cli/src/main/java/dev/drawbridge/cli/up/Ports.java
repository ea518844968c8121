package dev.drawbridge.cli.up;

import dev.drawbridge.harness.environment.FixedPorts;
import dev.drawbridge.topology.Topology;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ports of an example of two apps, all on the loopback interface.
 *
 * @param http the first app's and the second's
 * @param postgres that of the first app's database server and of the second's
 */
record Ports(int nats, int monitoring, List<Integer> http, List<Integer> postgres) {

    /** Those of the seed's example (wire contract, "ports of the example"). */
    static final Ports SEED = new Ports(5222, 8822, List.of(3100, 3101), List.of(65432, 65433));

    /** How many ports an example takes. */
    static final int COUNT = 6;

    Ports {
        http = List.copyOf(http);
        postgres = List.copyOf(postgres);
    }

    /** Six in a row, in the order NATS, monitoring, first and second app, first and second database server. */
    static Ports from(int base) {
        return new Ports(base, base + 1, List.of(base + 2, base + 3), List.of(base + 4, base + 5));
    }

    FixedPorts of(Topology topology) {
        Map<String, Integer> byApp = new LinkedHashMap<>();
        Map<String, Integer> byDatabase = new LinkedHashMap<>();
        for (int index = 0; index < topology.apps().size(); index++) {
            String app = topology.apps().get(index).name();
            byApp.put(app, http.get(index));
            byDatabase.put(app, postgres.get(index));
        }
        return new FixedPorts(nats, monitoring, byApp, byDatabase);
    }

    /** What each port is for, in words. */
    Map<Integer, String> purposes(List<String> apps) {
        Map<Integer, String> purposes = new LinkedHashMap<>();
        purposes.put(nats, "NATS");
        purposes.put(monitoring, "NATS monitoring");
        for (int index = 0; index < apps.size(); index++) {
            purposes.put(http.get(index), "HTTP of " + apps.get(index));
            purposes.put(postgres.get(index), "PostgreSQL of " + apps.get(index));
        }
        return purposes;
    }
}
