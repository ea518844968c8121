package dev.drawbridge.selftest;

import static dev.drawbridge.selftest.Differences.bean;
import static dev.drawbridge.selftest.Differences.beanOfReplicas;
import static dev.drawbridge.selftest.Differences.configuration;
import static dev.drawbridge.selftest.Differences.provisioner;

import dev.drawbridge.selftest.provisioners.PushesToAnotherGroup;
import java.util.List;

/** Apps that lose, repeat or damage something on its way to the peer. */
final class DeliveryVariants {

    /** What is judged by values: neighbours of one another. */
    private static final String VALUES = "@SYNC-13 or @SYNC-16 or @SYNC-01 or @SYNC-02 or @SYNC-03";

    private static final String BOTH_WAYS = "@SYNC-01 or @SYNC-02 or @SYNC-03 or @SYNC-04";

    /** Those that take long come first. */
    static final List<Variant> ALL = List.of(
            new Variant(
                    "loses-one-in-three-hundred",
                    "@SYNC-14 or @SYNC-01 or @SYNC-03",
                    "fast",
                    bean("sync.outbox.LosesOneInThreeHundred", "system_a", "system_b"),
                    List.of(Blame.of(
                            "SYNC-14",
                            "found \\d+ LOST: LOST: expected an event of write \\d+ of (organization|user) .* in the"
                                    + " stream; found none"))),
            new Variant(
                    "remembers-for-itself-alone",
                    "@SYNC-15 or @SYNC-07 or @SYNC-08",
                    "fast",
                    beanOfReplicas("sync.inbox.RemembersForItselfAlone", "system_a", "system_b"),
                    List.of(Blame.of(
                            "SYNC-15",
                            "name at system_[ab]\\S* of organization \\d+, which 300 later events must have left as it was.*"
                                    + "Applied once .*Applied twice"))),
            new Variant(
                    "works-alone",
                    "@SYNC-15 or @SYNC-01",
                    "fast",
                    beanOfReplicas("sync.inbox.WorksAlone", "system_a", "system_b"),
                    List.of(
                            Blame.of(
                                    "SYNC-15",
                                    "connections of system_[ab] that answered to a share of 300 events.*or equal to 2 but was 1"))),
            new Variant(
                    "takes-the-newest-first",
                    "(@SYNC-11 and not @kills) or @PERM-01",
                    "fast",
                    bean("sync.inbox.TakesTheNewestFirst", "system_b"),
                    List.of(Blame.of("SYNC-11", "times at which system_b acknowledged them.*not sorted"))),
            new Variant(
                    "takes-missing-for-false",
                    VALUES,
                    "fast",
                    bean("sync.inbox.TakesMissingForFalse", "system_a", "system_b"),
                    List.of(Blame.of(
                            "SYNC-13",
                            "active at system_[ab] of .*, whose event has none; over HTTP the default is true"))),
            new Variant(
                    "refuses-unknown-fields",
                    VALUES,
                    "fast",
                    bean("sync.inbox.RefusesUnknownFields", "system_a", "system_b"),
                    List.of(
                            Blame.of(
                                    "SYNC-13",
                                    "whether it is there: .*answered 404.*whose event, message \\d+, system_[ab] has acknowledged"))),
            new Variant(
                    "cuts-long-names",
                    VALUES,
                    "fast",
                    bean("sync.inbox.CutsLongNames", "system_a", "system_b"),
                    List.of(Blame.of(
                            "SYNC-16",
                            "name of .*: sent \\d+ characters .*found 2\\d\\d characters .*the first \\d+ are"))),
            new Variant(
                    "forgets-the-domain",
                    "@SYNC-01 or @SYNC-04 or @SYNC-05 or @SYNC-09",
                    "fast",
                    bean("sync.outbox.ForgetsTheDomain", "system_a"),
                    List.of(
                            Blame.of("SYNC-01", "expected organization \\d+ at system_b with .*domain"),
                            Blame.of(
                                    "SYNC-04",
                                    "expected organization \\d+ at system_b with .*domain",
                                    "expected organization \\d+, one of 40, at system_b with .*domain"),
                            Blame.of("SYNC-05", "what is wrong with message .*required property 'domain'"))),
            new Variant(
                    "tells-nothing-of-new-organizations",
                    "@SYNC-01 or @SYNC-05 or @SYNC-09",
                    "fast",
                    bean("sync.outbox.TellsNothingOfNewOrganizations", "system_b"),
                    List.of(
                            Blame.of("SYNC-05", "expected an event about organization .* on system_b.sync.system_a"),
                            Blame.of("SYNC-09", "expected the sentinel on system_b.sync.system_a"))),
            new Variant(
                    "gives-an-id-twice",
                    "@SYNC-04 or @PERM-01",
                    "fast",
                    bean("directory.GivesAnIdTwice", "system_a"),
                    List.of(Blame.of("SYNC-04", "id \\d+ of an organization made at system_a is given once"))),
            new Variant(
                    "takes-times-for-utc",
                    "@SYNC-16 or @SYNC-01",
                    "fast",
                    bean("sync.inbox.TakesTimesForUtc", "system_a"),
                    List.of(
                            Blame.of(
                                    "SYNC-16",
                                    "what system_a shows otherwise .*created_at of organization \\d+: sent \\S+\\+05:30\", found",
                                    "what system_a shows otherwise .*name of organization \\d+: sent \"Later .*found \"Earlier"))),
            new Variant(
                    "loses-updates-of-organizations",
                    BOTH_WAYS + " or (@SYNC-11 and not @kills)",
                    "fast",
                    bean("sync.outbox.LosesUpdatesOfOrganizations", "system_a"),
                    List.of(
                            Blame.of("SYNC-02", "expected organization .* at system_b "),
                            Blame.of("SYNC-11", "expected organization \\d+, one of 11, at system_b with .*Change 5"))),
            new Variant(
                    "loses-updates-of-users",
                    BOTH_WAYS,
                    "fast",
                    bean("sync.outbox.LosesUpdatesOfUsers", "system_a"),
                    List.of(Blame.of("SYNC-03", "expected user .* at system_b "))),
            new Variant(
                    "one-way-for-updates",
                    BOTH_WAYS,
                    "fast",
                    bean("sync.outbox.LosesUpdatesOfOrganizations", "system_b"),
                    List.of(Blame.of("SYNC-04", "expected organization .* at system_a "))),
            new Variant(
                    "makes-message-ids-of-its-own",
                    "@SYNC-01 or @SYNC-04 or @SYNC-05 or @SYNC-06",
                    "fast",
                    bean("sync.outbox.MakesMessageIdsOfItsOwn", "system_a", "system_b"),
                    List.of(Blame.of("SYNC-05", "Nats-Msg-Id of message .*expected: .*but was"))),
            new Variant(
                    "applies-every-copy",
                    "@SYNC-01 or @SYNC-04 or @SYNC-07 or @SYNC-08",
                    "fast",
                    bean("sync.inbox.AppliesEveryCopy", "system_a", "system_b"),
                    List.of(Blame.of("SYNC-07", "name"))),
            new Variant(
                    "leaves-copies-unanswered",
                    "@SYNC-01 or @SYNC-07 or @SYNC-08",
                    "fast",
                    bean("sync.inbox.LeavesCopiesUnanswered", "system_a"),
                    List.of(Blame.of("SYNC-07", "expected system_a to acknowledge message \\d+ "))),
            new Variant(
                    "applies-older-updates",
                    "@SYNC-01 or @SYNC-04 or @SYNC-06 or @SYNC-08",
                    "fast",
                    bean("sync.inbox.AppliesOlderUpdates", "system_a", "system_b"),
                    List.of(Blame.of("SYNC-08", "name"))),
            new Variant(
                    "blames-itself",
                    "@SYNC-01 or @SYNC-04 or @SYNC-05 or @SYNC-09",
                    "fast",
                    bean("http.BlamesItself", "system_a", "system_b"),
                    List.of(Blame.of("SYNC-09", "answered 500"))),
            new Variant(
                    "tells-nobody-while-nats-is-away",
                    "@DLQ-06 or @SYNC-10",
                    "fast",
                    bean("sync.outbox.TellsNobodyWhileNatsIsAway", "system_a"),
                    List.of(Blame.of("SYNC-10", "expected organization .* at system_b "))),
            new Variant(
                    "says-always-connected",
                    "@DLQ-06 or @SYNC-12",
                    "fast",
                    bean("status.SaysAlwaysConnected", "system_a"),
                    List.of(Blame.of(
                            "SYNC-12", "expected the sync status of system_a to say that it is not connected"))),
            new Variant(
                    "stays-unwell",
                    "@DLQ-06 or @SYNC-12",
                    "fast",
                    bean("status.StaysUnwell", "system_a"),
                    List.of(Blame.of("SYNC-12", "expected the health of system_a to be 200 .*answered 503"))),
            new Variant(
                    "leaves-fields-out",
                    "@DLQ-06 or @SYNC-12",
                    "fast",
                    bean("status.LeavesFieldsOut", "system_a", "system_b"),
                    List.of(Blame.of(
                            "SYNC-12",
                            "whether there is jetstream_connected in the sync status of system_a, true or false",
                            "whether there is users_count in the sync status of system_b, a number"))),
            new Variant(
                    "loses-count-of-what-waits",
                    "@DLQ-06 or @SYNC-12",
                    "fast",
                    bean("status.LosesCountOfWhatWaits", "system_a", "system_b"),
                    List.of(Blame.of(
                            "SYNC-12",
                            "whether there is pending_events_count in the sync status of system_a, a number",
                            "whether there is pending_events_count in the sync status of system_b, a number"))),
            new Variant(
                    "tells-what-it-refused",
                    "@SYNC-01 or @SYNC-09",
                    "fast",
                    bean("http.TellsWhatItRefused", "system_a"),
                    List.of(Blame.of(
                            "SYNC-09",
                            "an event on system_a\\.sync\\.system_b about the refused .*Expecting an empty"))),
            new Variant(
                    "pushes-to-another-group",
                    "@SYNC-17 or @SYNC-01",
                    "fast",
                    configuration("examples/push/drawbridge.yaml").and(provisioner(PushesToAnotherGroup.class)),
                    List.of(Blame.of(
                            "SYNC-17", "deliver group.*expected: \"system_a-workers\".*but was: \"nobody\""))));

    private DeliveryVariants() {}
}
