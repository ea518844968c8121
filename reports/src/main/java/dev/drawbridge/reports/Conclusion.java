package dev.drawbridge.reports;

import java.util.List;

/** Puts the end of a run into one line. */
final class Conclusion {

    private Conclusion() {}

    static String of(Judgement judgement) {
        String words = switch (judgement.exitStatus()) {
            case CONFORMANT -> judgement.conformant() ? conformant(judgement) : knownOnly(judgement);
            case NOT_CONFORMANT -> notConformant(judgement);
            case USAGE -> "no verdict: the run was not set up to show anything";
            case ENVIRONMENT -> "no verdict: the environment or the run itself broke";
        };
        return words + " (status " + judgement.exitStatus().code() + ")";
    }

    private static String conformant(Judgement judgement) {
        List<String> open = judgement.coverage().unverifiedMusts();
        List<String> profiles = judgement.profiles().stream()
                .filter(profile -> profile.standing() == ProfileVerdict.Standing.CONFORMANT)
                .map(ProfileVerdict::profile)
                .toList();
        return "conformant: " + String.join(", ", profiles)
                + (open.isEmpty()
                        ? ""
                        : ", as far as it was looked at: " + Text.count(open.size(), "must-requirement")
                                + " not verified");
    }

    private static String knownOnly(Judgement judgement) {
        long known = judgement.requirements().stream()
                .filter(row -> row.verdict() == Verdict.FAIL && row.level() == Level.MUST)
                .count();
        return "not conformant, by known failures only: " + Text.count(known, "must-requirement");
    }

    private static String notConformant(Judgement judgement) {
        long failing = judgement.requirements().stream()
                .filter(RequirementVerdict::decisive)
                .count();
        return failing == 0
                ? "not conformant: an entry of known-failing is stale"
                : "not conformant: " + Text.count(failing, "must-requirement") + (failing == 1 ? " fails" : " fail");
    }
}
