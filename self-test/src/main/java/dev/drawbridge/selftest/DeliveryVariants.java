package dev.drawbridge.selftest;

import static dev.drawbridge.selftest.Differences.bean;
import static dev.drawbridge.selftest.Differences.beanOfReplicas;

import java.util.List;

/** Apps that lose, repeat or damage something on its way to the peer. */
final class DeliveryVariants {

    /** What is judged by values: neighbours of one another. */
    private static final String VALUES = "@SYNC-13 or @SYNC-16 or @SYNC-01 or @SYNC-02 or @SYNC-03";

    /** Those that take long come first. */
    static final List<Variant> ALL = List.of(
            new Variant(
                    "loses-one-in-three-hundred",
                    "@SYNC-14 or @SYNC-01 or @SYNC-03",
                    "fast",
                    bean("outbox.LosesOneInThreeHundred", "system_a", "system_b"),
                    List.of(Blame.of(
                            "SYNC-14",
                            "found \\d+ LOST: LOST: expected an event of write \\d+ of (organization|user) .* in the"
                                    + " stream; found none"))),
            new Variant(
                    "remembers-for-itself-alone",
                    "@SYNC-15 or @SYNC-07 or @SYNC-08",
                    "fast",
                    beanOfReplicas("inbox.RemembersForItselfAlone", "system_a", "system_b"),
                    List.of(Blame.of(
                            "SYNC-15",
                            "name at system_[ab]\\S* of organization \\d+, which 300 later events must have left as it was.*"
                                    + "Applied once .*Applied twice"))),
            new Variant(
                    "takes-missing-for-false",
                    VALUES,
                    "fast",
                    bean("inbox.TakesMissingForFalse", "system_a", "system_b"),
                    List.of(Blame.of(
                            "SYNC-13",
                            "active at system_[ab] of .*, whose event has none; over HTTP the default is true"))),
            new Variant(
                    "refuses-unknown-fields",
                    VALUES,
                    "fast",
                    bean("inbox.RefusesUnknownFields", "system_a", "system_b"),
                    List.of(Blame.of(
                            "SYNC-13", "whose event, message \\d+, system_[ab] has acknowledged; .*expected: 200"))),
            new Variant(
                    "cuts-long-names",
                    VALUES,
                    "fast",
                    bean("inbox.CutsLongNames", "system_a", "system_b"),
                    List.of(Blame.of(
                            "SYNC-16",
                            "name of .*: sent \\d+ characters .*found 2\\d\\d characters .*the first \\d+ are"))));

    private DeliveryVariants() {}
}
