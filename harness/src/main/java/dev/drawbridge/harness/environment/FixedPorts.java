package dev.drawbridge.harness.environment;

import java.util.Map;

/**
 * Ports on the loopback interface that people know, where a run otherwise takes any free ones.
 *
 * @param nats for clients of the server
 * @param monitoring for the server's monitoring
 * @param http each app's, by its name
 * @param postgres that of each app's own database server, by the app's name
 */
public record FixedPorts(int nats, int monitoring, Map<String, Integer> http, Map<String, Integer> postgres) {

    public FixedPorts {
        http = Map.copyOf(http);
        postgres = Map.copyOf(postgres);
    }

    int http(String app) {
        return of(app, http);
    }

    int postgres(String app) {
        return of(app, postgres);
    }

    private static int of(String app, Map<String, Integer> ports) {
        Integer port = ports.get(app);
        if (port == null) {
            throw new IllegalArgumentException(
                    "no port for app \"" + app + "\"; there are ports for " + ports.keySet());
        }
        return port;
    }
}
