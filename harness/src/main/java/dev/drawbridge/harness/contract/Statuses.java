package dev.drawbridge.harness.contract;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The HTTP statuses by which a system says what it means, for each meaning one or more. */
public record Statuses(Map<Meaning, Set<Integer>> of) {

    /** Those of the wire contract. */
    public static final Statuses SEED = new Statuses(Map.of());

    public Statuses {
        Map<Meaning, Set<Integer>> all = new EnumMap<>(Meaning.class);
        for (Meaning meaning : Meaning.values()) {
            all.put(meaning, Set.copyOf(of.getOrDefault(meaning, Set.of(meaning.status()))));
        }
        of = Map.copyOf(all);
    }

    public Set<Integer> of(Meaning meaning) {
        return of.getOrDefault(meaning, Set.of());
    }
}
