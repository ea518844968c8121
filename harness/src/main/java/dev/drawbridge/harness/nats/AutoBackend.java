package dev.drawbridge.harness.nats;

import dev.drawbridge.harness.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A container when an engine answers and has or gets the image, else the first binary that will do. */
public final class AutoBackend implements NatsBackend {
    private final NatsBackend chosen;
    private final List<Attempt> attempts;

    private AutoBackend(NatsBackend chosen, List<Attempt> attempts) {
        this.chosen = chosen;
        this.attempts = List.copyOf(attempts);
    }

    /** Chooses. @throws NoServerException naming each attempt when there is neither */
    public static AutoBackend choose(Requirement wanted) {
        return choose(wanted, ContainerBackend.configuredImage(), Settings.ofMachine());
    }

    static AutoBackend choose(Requirement wanted, String image, Settings settings) {
        List<Attempt> attempts = new ArrayList<>();
        try {
            ContainerBackend container = ContainerBackend.of(image, wanted);
            attempts.addAll(container.attempts());
            return new AutoBackend(container, attempts);
        } catch (IOException e) {
            attempts.add(new Attempt("container", String.valueOf(e.getMessage())));
        }
        try {
            BinaryBackend binary = new BinaryBackend(ServerBinary.find(wanted, settings));
            attempts.addAll(binary.attempts());
            return new AutoBackend(binary, attempts);
        } catch (NoServerException e) {
            attempts.addAll(e.attempts());
            throw new NoServerException(wanted, attempts);
        }
    }

    @Override
    public String describe() {
        return chosen.describe();
    }

    @Override
    public ServerVersion version() {
        return chosen.version();
    }

    @Override
    public List<Attempt> attempts() {
        return attempts;
    }

    @Override
    public NatsServer start(Workspace workspace, String name, String configuration, NatsOptions options) {
        return chosen.start(workspace, name, configuration, options);
    }
}
