package dev.drawbridge.harness.nats;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to start a server, beside its configuration.
 *
 * @param store the folder of its streams; null: one of its own in the run's folder
 * @param port the port for clients; null: any that is free
 * @param monitoringPort the port for monitoring; null: any that is free
 * @param arguments further command-line arguments
 */
public record NatsOptions(
        @Nullable Path store,
        @Nullable Integer port,
        @Nullable Integer monitoringPort,
        List<String> arguments) {
    public NatsOptions {
        arguments = List.copyOf(arguments);
    }

    public static NatsOptions defaults() {
        return new NatsOptions(null, null, null, List.of());
    }

    public NatsOptions onPort(int clients) {
        return new NatsOptions(store, clients, monitoringPort, arguments);
    }

    public NatsOptions monitoredOn(int monitoring) {
        return new NatsOptions(store, port, monitoring, arguments);
    }

    public NatsOptions storingIn(Path folder) {
        return new NatsOptions(folder, port, monitoringPort, arguments);
    }
}
