package dev.drawbridge.selftest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which variants the suite catches by which of its checks. A check that no variant fails at could be taken out of the suite, and
 * nobody would notice: it is unproven.
 */
final class CheckTable {

    private final SortedSet<String> checks;
    private final List<Result> results;

    /**
     * @param checks the methods of every step that checks something
     * @param results of all variants
     */
    CheckTable(List<String> checks, List<Result> results) {
        this.checks = new TreeSet<>(checks);
        this.results = results.stream()
                .filter(result -> result.run().isPresent())
                .sorted(Comparator.comparing(
                        result -> result.run().orElseThrow().duration()))
                .toList();
    }

    /** The variants that are caught by it, the quickest first. */
    List<Variant> caughtBy(String check) {
        return catching(check).map(Result::variant).toList();
    }

    /** What is blamed on the variant by this check: a run without it must miss one of them. */
    Set<String> requirements(String check, Variant variant) {
        return results.stream()
                .filter(result -> result.variant().equals(variant))
                .findFirst()
                .map(result -> requirements(check, result))
                .orElse(Set.of());
    }

    private static Set<String> requirements(String check, Result result) {
        return result.run().orElseThrow().failedChecks().getOrDefault(check, Set.of());
    }

    /** Those that no variant is caught by, in the order of the alphabet. */
    SortedSet<String> unproven() {
        SortedSet<String> unproven = new TreeSet<>(checks);
        unproven.removeIf(check -> !caughtBy(check).isEmpty());
        return unproven;
    }

    /**
     * So many of the others, or all there are: the same ones for the same seed. Those come first whose variant takes longest, so
     * that nobody waits for one that was begun last.
     */
    List<String> draw(int count, long seed) {
        List<String> proven = new ArrayList<>(checks);
        proven.removeAll(unproven());
        Collections.shuffle(proven, new Random(seed));
        return proven.stream()
                .limit(count)
                .sorted(Comparator.comparing(this::shortestRun).reversed())
                .toList();
    }

    private Stream<Result> catching(String check) {
        return results.stream().filter(result -> !requirements(check, result).isEmpty());
    }

    private Duration shortestRun(String check) {
        return catching(check)
                .findFirst()
                .map(result -> result.run().orElseThrow().duration())
                .orElseThrow();
    }
}
