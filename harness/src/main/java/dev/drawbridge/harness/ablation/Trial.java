package dev.drawbridge.harness.ablation;

import dev.drawbridge.permissions.Grant;
import java.util.Optional;

/**
 * One change of one grant, and what came of it.
 *
 * @param change for readers
 * @param noticed what failed because of it, in the server's words; empty when nothing did
 */
public record Trial(Grant grant, String change, Optional<String> noticed) {

    @Override
    public String toString() {
        return change + ": " + noticed.orElse("nothing fails");
    }
}
