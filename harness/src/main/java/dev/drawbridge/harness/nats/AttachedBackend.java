package dev.drawbridge.harness.nats;

import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.harness.workspace.Workspace;
import java.util.List;

/**
 * One server that somebody else started, in place of a way to get servers.
 *
 * @param server the one that there is
 */
public record AttachedBackend(AttachedNatsServer server) implements NatsBackend {

    @Override
    public String describe() {
        return "nats-server " + server.version() + " (attached, " + server.host() + ":" + server.port() + ")";
    }

    @Override
    public ServerVersion version() {
        return server.version();
    }

    @Override
    public List<Attempt> attempts() {
        return List.of();
    }

    /** @throws MissingControlException always: what a server of the run's own does says nothing of the attached one */
    @Override
    public NatsServer start(Workspace workspace, String name, String configuration, NatsOptions options) {
        throw noServers();
    }

    /** What is said where a scenario needs a server that nobody else uses. */
    public static MissingControlException noServers() {
        return new MissingControlException(
                "a server of its own",
                "nats.backend is attached, and another server would say nothing of that one; leave it out and give"
                        + " the apps' commands, and the run starts servers");
    }
}
