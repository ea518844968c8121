package dev.drawbridge.cli.up;

import dev.drawbridge.harness.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;

/** Ends an example wholly, however much of it is left. */
final class TearDown {

    /** The keeper gives its programs two seconds before it uses force. */
    private static final Duration KEEPER = Duration.ofSeconds(30);

    private static final Duration PART = Duration.ofSeconds(5);

    private TearDown() {}

    /**
     * Ends the keeper, which ends everything; then whatever a keeper that was killed has left.
     *
     * @throws dev.drawbridge.harness.EnvironmentException when something cannot be ended
     */
    static void of(UpState state) {
        state.keeper().end(KEEPER);
        state.parts().forEach(part -> part.process().end(PART));
        sweep(Path.of(state.root()));
    }

    /** Ends processes that carry the mark of that folder, and deletes it. */
    static void sweep(Path root) {
        Workspace.reclaim(root);
    }
}
