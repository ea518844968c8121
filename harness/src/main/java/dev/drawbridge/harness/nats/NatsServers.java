package dev.drawbridge.harness.nats;

import dev.drawbridge.harness.workspace.Workspace;

/** The short way to a server for those who don't care which. */
public final class NatsServers {
    private NatsServers() {}

    /** Starts a server of the first binary that will do, on free ports with a store of its own. */
    public static NatsServer start(Workspace workspace, String name, String configuration) {
        return BinaryBackend.find(Requirement.usable()).start(workspace, name, configuration, NatsOptions.defaults());
    }
}
