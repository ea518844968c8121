package dev.drawbridge.harness.nats;

import dev.drawbridge.harness.workspace.Workspace;
import java.util.List;

/** Servers as plain processes of a binary that was found. */
public final class BinaryBackend implements NatsBackend {
    private final ServerBinary binary;

    public BinaryBackend(ServerBinary binary) {
        this.binary = binary;
    }

    /** With the first binary that will do. @throws NoServerException when there is none */
    public static BinaryBackend find(Requirement wanted) {
        return new BinaryBackend(ServerBinary.find(wanted));
    }

    @Override
    public String describe() {
        return "nats-server " + binary.version() + " (" + binary.path() + ", from " + binary.origin() + ")";
    }

    @Override
    public ServerVersion version() {
        return binary.version();
    }

    @Override
    public List<Attempt> attempts() {
        return binary.attempts();
    }

    @Override
    public NatsServer start(Workspace workspace, String name, String configuration, NatsOptions options) {
        return BinaryNatsServer.start(binary, workspace, name, configuration, options);
    }
}
