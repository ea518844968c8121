package dev.drawbridge.harness.nats;

import dev.drawbridge.harness.workspace.Workspace;
import java.util.List;

/** A way to get servers. */
public interface NatsBackend {
    /** What it runs, such as {@code nats-server 2.10.27 (/usr/sbin/nats-server, from PATH)}. */
    String describe();

    ServerVersion version();

    /** What was tried to get here, the successful attempt last. */
    List<Attempt> attempts();

    /**
     * Starts a server and returns when it serves.
     *
     * @param name what people call it; names its files in the run's folder
     * @param configuration accounts, permissions, JetStream; ports and the store are added here
     * @throws dev.drawbridge.harness.EnvironmentException when it doesn't start, with its own words
     */
    NatsServer start(Workspace workspace, String name, String configuration, NatsOptions options);
}
