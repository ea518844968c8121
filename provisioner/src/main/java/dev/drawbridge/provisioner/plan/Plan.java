package dev.drawbridge.provisioner.plan;

import java.util.List;

/**
 * What brings a server to the declaration, and what stands against it.
 *
 * @param changes the steps, in order
 * @param losses what they would lose
 * @param conflicts declared subjects that other streams own; nothing can be applied while there is one
 * @param undeclared consumers that stay because pruning was not asked for
 * @param consent what the operator allowed
 */
public record Plan(
        List<Change> changes,
        List<Loss> losses,
        List<Conflict> conflicts,
        List<Undeclared> undeclared,
        Consent consent) {

    public Plan {
        changes = List.copyOf(changes);
        losses = List.copyOf(losses);
        conflicts = List.copyOf(conflicts);
        undeclared = List.copyOf(undeclared);
    }

    /** Whether the server already is as declared, undeclared consumers aside. */
    public boolean nothingToDo() {
        return changes.isEmpty() && conflicts.isEmpty();
    }

    /** Whether the server differs from the declaration in any way, undeclared consumers included. */
    public boolean drifted() {
        return !nothingToDo() || !undeclared.isEmpty();
    }

    /** Whether the plan may not be applied. */
    public boolean refused() {
        return !conflicts.isEmpty() || (!losses.isEmpty() && !consent.dataLoss());
    }
}
