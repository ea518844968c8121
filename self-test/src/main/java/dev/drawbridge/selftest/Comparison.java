package dev.drawbridge.selftest;

import dev.drawbridge.reports.Level;
import dev.drawbridge.reports.Outcome;
import dev.drawbridge.reports.Report;
import dev.drawbridge.reports.RequirementVerdict;
import dev.drawbridge.reports.ScenarioResult;
import dev.drawbridge.reports.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Holds what a run said about a variant against what it must say. A miss is a fault of the suite, not of the variant. */
final class Comparison {

    /** Whoever reads this learns nothing about the system: the suite stumbled, or gave up waiting. */
    private static final Pattern NO_CAUSE = Pattern.compile(
            "NullPointerException|NoSuchElementException|IndexOutOfBounds|ClassCastException|TimeoutException"
                    + "|ConditionTimeout|[Tt]imed out|this suite failed");

    /** An app that is no longer the reference app claims only what its configuration says. */
    private static final Set<Verdict> KEPT = Set.of(Verdict.PASS, Verdict.UNTESTED, Verdict.NOT_CLAIMED);

    private final Variant variant;
    private final List<String> misses = new ArrayList<>();

    private Comparison(Variant variant) {
        this.variant = variant;
    }

    /** Everything about the run that is not as the variant wants it; empty when the suite did its work. */
    static List<String> misses(Variant variant, Finished run) {
        Comparison comparison = new Comparison(variant);
        run.report()
                .ifPresentOrElse(
                        report -> comparison.compare(report, run.status()),
                        () -> comparison.misses.add("no report; the run ended with status " + run.status()));
        return List.copyOf(comparison.misses);
    }

    private void compare(Report report, int status) {
        Map<String, RequirementVerdict> rows = new LinkedHashMap<>();
        report.requirements().forEach(row -> rows.put(row.id(), row));
        variant.blames().forEach(blame -> caught(blame, Optional.ofNullable(rows.get(blame.requirement()))));
        rows.values().stream()
                .filter(row -> variant.blames().stream()
                        .noneMatch(blame -> blame.requirement().equals(row.id())))
                .forEach(this::kept);
        report.problems().forEach(problem -> misses.add("the run had a problem: " + problem.message()));
        if (rows.values().stream().noneMatch(row -> row.verdict() == Verdict.PASS)) {
            misses.add("no requirement passed, so nothing shows that the rest kept its verdict");
        }
        boolean decisive = variant.blames().stream()
                .map(blame -> rows.get(blame.requirement()))
                .anyMatch(row -> row != null && row.level() == Level.MUST);
        int expected = decisive ? 1 : 0;
        if (status != expected || report.exitStatus().code() != status) {
            misses.add("expected status " + expected + ", the run ended with " + status + " and its report says "
                    + report.exitStatus().code());
        }
    }

    private void caught(Blame blame, Optional<RequirementVerdict> found) {
        if (found.isEmpty() || found.get().verdict() != Verdict.FAIL) {
            misses.add("not caught: " + blame.requirement() + " is "
                    + found.map(row -> row.verdict().words() + ": " + row.reason())
                            .orElse("not in the report"));
            return;
        }
        List<ScenarioResult> scenarios = found.get().scenarios();
        int before = misses.size();
        scenarios.stream()
                .filter(scenario -> scenario.outcome() != Outcome.PASSED)
                .forEach(scenario -> rightReason(blame, scenario));
        if (misses.size() == before) {
            blame.causes().stream()
                    .filter(cause -> scenarios.stream().noneMatch(scenario -> says(cause, scenario)))
                    .forEach(cause -> misses.add(blame.requirement() + ": no scenario fails for " + cause));
        }
    }

    private static boolean says(Pattern cause, ScenarioResult scenario) {
        return cause.matcher(scenario.reason()).find();
    }

    private void rightReason(Blame blame, ScenarioResult scenario) {
        String where = blame.requirement() + ", " + scenario.name() + ": ";
        if (scenario.outcome() != Outcome.FAILED) {
            misses.add(where + scenario.outcome().label() + " beside the failure: " + scenario.reason());
        } else if (NO_CAUSE.matcher(scenario.reason()).find()) {
            misses.add(where + "blamed without a cause: " + scenario.reason());
        } else if (blame.causes().stream().noneMatch(cause -> says(cause, scenario))) {
            misses.add(where + "blamed for another reason than " + blame.causes() + ": " + scenario.reason());
        }
    }

    private void kept(RequirementVerdict row) {
        if (!KEPT.contains(row.verdict())) {
            misses.add("wrong blame: " + row.id() + " is " + row.verdict().words() + ": " + row.reason());
        }
    }
}
