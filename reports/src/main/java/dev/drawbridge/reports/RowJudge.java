package dev.drawbridge.reports;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The verdict on one row of the catalogue: fail before error before unverifiable before pass. */
final class RowJudge {

    private static final List<Verdict> PRECEDENCE =
            List.of(Verdict.FAIL, Verdict.ERROR, Verdict.UNVERIFIABLE, Verdict.PASS);

    private final RunPlan plan;

    RowJudge(RunPlan plan) {
        this.plan = plan;
    }

    RequirementVerdict judge(Requirement row, List<ScenarioResult> results) {
        List<ScenarioResult> scenarios = results.stream()
                .filter(result -> result.requirementIds().contains(row.id()))
                .sorted(Comparator.comparing(ScenarioResult::id))
                .toList();
        String notClaimed = plan.notClaimed().get(row.id());
        Verdict verdict = notClaimed == null ? verdict(scenarios) : Verdict.NOT_CLAIMED;
        List<ScenarioResult> deciding = scenarios.stream()
                .filter(result -> result.outcome().verdict() == verdict)
                .toList();
        return new RequirementVerdict(
                row.id(),
                row.level(),
                row.profile(),
                row.requirement(),
                verdict,
                notClaimed == null ? reason(row, verdict, deciding) : notClaimed,
                deciding.stream().flatMap(result -> result.evidence().stream()).toList(),
                scenarios,
                row.check(),
                plan.provenBy().getOrDefault(row.id(), List.of()),
                plan.knownFailing().get(row.id()),
                plan.knownFlaky().get(row.id()));
    }

    private static Verdict verdict(List<ScenarioResult> scenarios) {
        return PRECEDENCE.stream()
                .filter(verdict ->
                        scenarios.stream().anyMatch(result -> result.outcome().verdict() == verdict))
                .findFirst()
                .orElse(Verdict.UNTESTED);
    }

    private String reason(Requirement row, Verdict verdict, List<ScenarioResult> deciding) {
        if (verdict == Verdict.UNTESTED) {
            return plan.profiles().contains(row.profile())
                    ? "no scenario of this run shows it"
                    : "the run was not asked about the profile " + row.profile();
        }
        String remarks = deciding.stream()
                .map(RowJudge::remark)
                .filter(remark -> !remark.isBlank())
                .distinct()
                .collect(joining("; "));
        if (verdict != Verdict.PASS) {
            return remarks;
        }
        String count = deciding.size() == 1 ? "1 scenario passed" : deciding.size() + " scenarios passed";
        boolean fastOnly = deciding.stream().allMatch(result -> result.pace() == Pace.FAST);
        return Stream.of(count, fastOnly ? "shown at the fast pace only" : "", remarks)
                .filter(part -> !part.isEmpty())
                .collect(joining("; "));
    }

    private static String remark(ScenarioResult result) {
        if (!result.reason().isBlank() || result.outcome() == Outcome.PASSED) {
            return result.reason().strip();
        }
        return result.outcome() == Outcome.SKIPPED
                ? "skipped, so nothing is shown: " + result.name() + " (" + result.id() + ")"
                : result.outcome().label() + " without a reason: " + result.name() + " (" + result.id() + ")";
    }
}
