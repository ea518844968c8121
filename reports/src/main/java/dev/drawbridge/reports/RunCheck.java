package dev.drawbridge.reports;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks that a run did what it set out to do, whatever the verdicts are. */
final class RunCheck {

    private final Catalogue catalogue;
    private final RunPlan plan;

    RunCheck(Catalogue catalogue, RunPlan plan) {
        this.catalogue = catalogue;
        this.plan = plan;
    }

    List<RunProblem> problems(
            List<RequirementVerdict> rows, List<ProfileVerdict> profiles, List<PlannedScenario> missing) {
        List<RunProblem> problems = new ArrayList<>();
        unknownIds("known-failing", plan.knownFailing().keySet(), problems);
        unknownIds("known-flaky", plan.knownFlaky().keySet(), problems);
        unknownIds("not claimed", plan.notClaimed().keySet(), problems);
        plan.profiles().stream()
                .filter(profile -> !catalogue.profiles().contains(profile))
                .sorted()
                .forEach(profile -> problems.add(new RunProblem(
                        ExitStatus.USAGE,
                        "there is no profile \"" + profile + "\"; there are "
                                + String.join(", ", catalogue.profiles()))));
        if (plan.scenarios().isEmpty()) {
            problems.add(new RunProblem(
                    ExitStatus.USAGE,
                    "no scenario was planned, so nothing is shown: widen the profile or the tags of this run"));
        }
        if (!missing.isEmpty()) {
            problems.add(new RunProblem(
                    ExitStatus.ENVIRONMENT,
                    missing.size() + " of " + plan.scenarios().size() + " planned scenarios were not executed: "
                            + missing.stream().map(PlannedScenario::id).collect(joining(", "))));
        }
        rows.stream().filter(RequirementVerdict::stale).forEach(row -> problems.add(stale(row)));
        if (!plan.scenarios().isEmpty()) {
            profiles.stream()
                    .filter(profile -> profile.standing() == ProfileVerdict.Standing.NOT_VERIFIED)
                    .forEach(profile -> problems.add(notVerified(profile, profiles)));
            if (profiles.stream().allMatch(RunCheck::leftOut)) {
                problems.add(new RunProblem(
                        ExitStatus.USAGE,
                        "the run judges no profile: the configuration claims nothing of the profiles asked for; claim"
                                + " at least one of them or ask for others"));
            }
        }
        return problems;
    }

    private void unknownIds(String what, Set<String> ids, List<RunProblem> problems) {
        ids.stream()
                .sorted()
                .filter(id -> catalogue.find(id).isEmpty())
                .forEach(id -> problems.add(new RunProblem(
                        ExitStatus.USAGE,
                        "the configuration lists " + id + " as " + what + ", but version "
                                + catalogue.version() + " of the catalogue has no such requirement: correct the"
                                + " id or remove it")));
    }

    private static boolean leftOut(ProfileVerdict profile) {
        return profile.standing() == ProfileVerdict.Standing.OUT_OF_SCOPE
                || profile.standing() == ProfileVerdict.Standing.NOT_CLAIMED;
    }

    private static RunProblem stale(RequirementVerdict row) {
        return new RunProblem(
                ExitStatus.NOT_CONFORMANT,
                row.id() + " is listed as known-failing (" + row.knownFailing()
                        + ") and passes: remove it from the configuration, so that it can't fail again unseen");
    }

    /** What a run has no control over is no fault of it, as long as it shows something of another profile. */
    private static RunProblem notVerified(ProfileVerdict profile, List<ProfileVerdict> all) {
        boolean shows = all.stream()
                .anyMatch(other -> other.standing() == ProfileVerdict.Standing.CONFORMANT
                        || other.standing() == ProfileVerdict.Standing.NOT_CONFORMANT);
        return new RunProblem(
                profile.lacksControl() && shows ? ExitStatus.CONFORMANT : ExitStatus.ENVIRONMENT,
                "the profile " + profile.profile() + " is not verified: "
                        + (profile.error() > 0
                                ? profile.error() + " of its requirements ended in an error"
                                : "none of its must-requirements was shown to hold")
                        + "; see the reasons of its requirements");
    }
}
