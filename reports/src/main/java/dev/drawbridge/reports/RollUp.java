package dev.drawbridge.reports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * From the results of scenarios to one verdict for each row of the catalogue, and to the end of the run.
 *
 * <p>Nothing is green by absence: a scenario of the plan without a result is an error, and a profile of which no must was
 * shown to hold is never called conformant.
 */
public final class RollUp {

    private final Catalogue catalogue;
    private final RunPlan plan;

    private RollUp(Catalogue catalogue, RunPlan plan) {
        this.catalogue = catalogue;
        this.plan = plan;
    }

    public static RollUp of(Catalogue catalogue, RunPlan plan) {
        return new RollUp(catalogue, plan);
    }

    /** Judges a run that met no problem of its own. */
    public Judgement judge(List<ScenarioResult> executed) {
        return judge(executed, List.of());
    }

    /**
     * Judges a run.
     *
     * @param executed in any order
     * @param met what went wrong beside the scenarios, such as a teardown that failed
     */
    public Judgement judge(List<ScenarioResult> executed, List<RunProblem> met) {
        List<PlannedScenario> missing = missing(executed);
        List<ScenarioResult> results = Stream.concat(
                        executed.stream(),
                        missing.stream().map(planned -> ScenarioResult.notExecuted(planned, plan.pace())))
                .toList();
        RowJudge judge = new RowJudge(plan);
        List<RequirementVerdict> rows = catalogue.requirements().stream()
                .map(row -> judge.judge(row, results))
                .toList();
        List<ProfileVerdict> profiles = catalogue.profiles().stream()
                .map(profile -> ProfileVerdict.of(
                        profile,
                        plan.profiles().contains(profile),
                        rows.stream()
                                .filter(row -> row.profile().equals(profile))
                                .toList()))
                .toList();
        List<ScenarioResult> unscored = results.stream()
                .filter(result -> result.requirementIds().stream()
                        .noneMatch(id -> catalogue.find(id).isPresent()))
                .toList();

        List<RunProblem> problems = new ArrayList<>(met);
        problems.addAll(new RunCheck(catalogue, plan).problems(rows, profiles, missing));
        ExitStatus status = ExitStatus.greatest(Stream.concat(
                        problems.stream().map(RunProblem::status), rows.stream().map(RollUp::statusOf))
                .toList());
        boolean conformant = status == ExitStatus.CONFORMANT
                && profiles.stream()
                        .allMatch(profile -> profile.standing() != ProfileVerdict.Standing.NOT_CONFORMANT
                                && profile.standing() != ProfileVerdict.Standing.NOT_VERIFIED);
        return new Judgement(rows, profiles, unscored, problems, coverage(missing, rows), status, conformant);
    }

    private List<PlannedScenario> missing(List<ScenarioResult> executed) {
        Set<String> ids = new HashSet<>();
        executed.forEach(result -> ids.add(result.id()));
        return plan.scenarios().stream()
                .filter(planned -> !ids.contains(planned.id()))
                .toList();
    }

    private static ExitStatus statusOf(RequirementVerdict row) {
        if (row.verdict() == Verdict.ERROR) {
            return ExitStatus.ENVIRONMENT;
        }
        return row.decisive() ? ExitStatus.NOT_CONFORMANT : ExitStatus.CONFORMANT;
    }

    private Coverage coverage(List<PlannedScenario> missing, List<RequirementVerdict> rows) {
        int planned = plan.scenarios().size();
        Set<Verdict> open = Set.of(Verdict.UNTESTED, Verdict.UNVERIFIABLE, Verdict.ERROR);
        return new Coverage(
                planned,
                planned - missing.size(),
                missing.stream().map(PlannedScenario::id).toList(),
                ids(rows.stream().filter(row -> row.verdict() == Verdict.UNTESTED)),
                ids(rows.stream()
                        .filter(row -> row.level() == Level.MUST
                                && plan.profiles().contains(row.profile())
                                && open.contains(row.verdict()))),
                ids(rows.stream().filter(row -> row.provenBy().isEmpty())));
    }

    private static List<String> ids(Stream<RequirementVerdict> rows) {
        return rows.map(RequirementVerdict::id).toList();
    }
}
