package dev.drawbridge.reports;

import java.util.List;
import java.util.stream.Collectors;

/** Puts the end of a run into one line. */
final class Conclusion {

    private Conclusion() {}

    static String of(Judgement judgement) {
        String words = switch (judgement.exitStatus()) {
            case CONFORMANT ->
                judgement.conformant() || knownFailing(judgement) == 0 ? conformant(judgement) : knownOnly(judgement);
            case NOT_CONFORMANT -> notConformant(judgement);
            case USAGE -> "no verdict: the run was not set up to show anything";
            case ENVIRONMENT -> "no verdict: the environment or the run itself broke" + besides(judgement);
        };
        return words + " (status " + judgement.exitStatus().code() + ")";
    }

    private static String conformant(Judgement judgement) {
        List<String> open = judgement.coverage().unverifiedMusts();
        List<String> profiles = judgement.profiles().stream()
                .filter(profile -> profile.standing() == ProfileVerdict.Standing.CONFORMANT)
                .map(ProfileVerdict::profile)
                .toList();
        String notVerified = judgement.profiles().stream()
                .filter(profile -> profile.standing() == ProfileVerdict.Standing.NOT_VERIFIED)
                .map(ProfileVerdict::profile)
                .collect(Collectors.joining(", "));
        return "conformant: " + String.join(", ", profiles)
                + (notVerified.isEmpty() ? "" : "; not verified, for want of control: " + notVerified)
                + (open.isEmpty()
                        ? ""
                        : ", as far as it was looked at: " + Text.count(open.size(), "must-requirement")
                                + " not verified");
    }

    private static String knownOnly(Judgement judgement) {
        return "not conformant, by known failures only: " + Text.count(knownFailing(judgement), "must-requirement");
    }

    private static long knownFailing(Judgement judgement) {
        return judgement.requirements().stream()
                .filter(row -> row.verdict() == Verdict.FAIL && row.level() == Level.MUST)
                .count();
    }

    private static String besides(Judgement judgement) {
        long failing = failing(judgement);
        return failing == 0 ? "" : "; as far as it went, " + fails(failing);
    }

    private static String notConformant(Judgement judgement) {
        long failing = failing(judgement);
        return "not conformant: " + (failing == 0 ? "an entry of known-failing is stale" : fails(failing));
    }

    private static long failing(Judgement judgement) {
        return judgement.requirements().stream()
                .filter(RequirementVerdict::decisive)
                .count();
    }

    private static String fails(long failing) {
        return Text.count(failing, "must-requirement") + (failing == 1 ? " fails" : " fail");
    }
}
