package dev.drawbridge.selftest;

import java.util.List;
import java.util.Optional;

/**
 * What came of a variant.
 *
 * @param run empty when there was none, for the reason among the misses
 * @param misses what the suite got wrong; empty when it did its work
 * @param missesAtFirst what it got wrong in a run before this one; empty when there was none
 */
public record Result(Variant variant, Optional<Finished> run, List<String> misses, List<String> missesAtFirst) {

    public Result {
        misses = List.copyOf(misses);
        missesAtFirst = List.copyOf(missesAtFirst);
    }

    /** This run, which was made because another one before it got something wrong. */
    public Result after(Result first) {
        return new Result(variant, run, misses, first.misses);
    }

    /** What the suite made of a variant that it was run against. */
    public static Result of(Variant variant, Finished run) {
        return new Result(variant, Optional.of(run), Comparison.misses(variant, run), List.of());
    }

    /** A variant that could not be run. */
    public static Result notRun(Variant variant, String why) {
        return new Result(variant, Optional.empty(), List.of(why), List.of());
    }
}
