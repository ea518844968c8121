package dev.drawbridge.selftest;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A system that differs from the reference in one way.
 *
 * @param name what it does, as its folder is called
 * @param tags which scenarios run against it: those that it breaks, and neighbours that must keep their verdict
 * @param pace {@code fast} or {@code real}
 * @param difference writes it
 * @param blames what a run must blame, and nothing else; empty where every difference is allowed
 */
public record Variant(String name, String tags, String pace, Difference difference, List<Blame> blames) {

    public Variant {
        blames = List.copyOf(blames);
    }

    /** Whether the specification allows what it does. */
    boolean conforms() {
        return blames.isEmpty();
    }

    /** The same, of which only the scenarios of these requirements run. */
    Variant only(Set<String> requirements) {
        String wanted = requirements.stream().map(id -> "@" + id).collect(Collectors.joining(" or ", "(", ")"));
        return new Variant(name, "(" + tags + ") and " + wanted, pace, difference, blames);
    }
}
