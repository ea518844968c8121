package dev.drawbridge.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A residue: something that was measured and that permissions can't close.
 *
 * @param requirement the requirement that it came up under, if there is one
 * @param title what it is, in one sentence
 * @param bound how far it reaches, and what limits it
 */
public record Finding(@Nullable String requirement, String title, String bound, List<Evidence> evidence) {

    public Finding {
        evidence = List.copyOf(evidence);
    }
}
