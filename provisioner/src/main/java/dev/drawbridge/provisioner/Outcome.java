package dev.drawbridge.provisioner;

import dev.drawbridge.provisioner.plan.Change;
import dev.drawbridge.provisioner.plan.Plan;
import java.util.List;

/**
 * What came of it.
 *
 * @param plan what was found to differ at the beginning
 * @param done the changes made, in order; empty when nothing was changed
 */
public record Outcome(ServerIdentity server, Plan plan, List<Change> done) {

    public Outcome {
        done = List.copyOf(done);
    }
}
