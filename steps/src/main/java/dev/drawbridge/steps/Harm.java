package dev.drawbridge.steps;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.harness.environment.Bridge;
import dev.drawbridge.harness.environment.Memo;
import dev.drawbridge.harness.environment.Provisioned;
import dev.drawbridge.harness.observe.ServerSnapshot;
import dev.drawbridge.permissions.probe.ConnectRefusedException;
import dev.drawbridge.permissions.probe.ProbeEnvironmentException;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What attacks do to a system that runs already, where somebody has allowed them: one that succeeds would leave every later
 * scenario without a stream.
 */
final class Harm {

    private final Memo<Optional<Provisioned>> before;
    private final Memo<Bridge> bridge;

    Harm(Memo<Bridge> bridge) {
        this.bridge = bridge;
        this.before = new Memo<>(() -> Provisioned.declaredOn(bridge.get()));
    }

    /** Takes down what there is, before the first attack. */
    void expect() {
        before.get();
    }

    /** Makes again what is gone, where the run has the admin's credentials. */
    void repair() {
        try {
            before.get().ifPresent(kept -> kept.makeOn(bridge.get()));
        } catch (EnvironmentException | ConnectRefusedException | ProbeEnvironmentException notMade) {
            // Whoever needs it next is told what is gone.
        }
    }

    /**
     * For a scenario that needs what was there.
     *
     * @throws MissingControlException naming what is gone
     */
    void requireNone() {
        TreeSet<String> gone = new TreeSet<>(ServerState.declared(bridge.get().topology()));
        gone.removeAll(ServerSnapshot.take(bridge.get().clients().as("observer"), gone::contains)
                .configuration()
                .keySet());
        if (!gone.isEmpty()) {
            throw new MissingControlException(
                    "what is gone since an attack of this run succeeded: " + String.join(", ", gone),
                    "provision it again, and run without --destructive; with the credentials of admin a run makes it again"
                            + " by itself");
        }
    }
}
