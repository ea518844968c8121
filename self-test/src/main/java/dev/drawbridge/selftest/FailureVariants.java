package dev.drawbridge.selftest;

import static dev.drawbridge.selftest.Differences.bean;
import static dev.drawbridge.selftest.Differences.beans;
import static dev.drawbridge.selftest.Differences.environment;
import static dev.drawbridge.selftest.Differences.inProcesses;
import static dev.drawbridge.selftest.Differences.mayPublish;
import static dev.drawbridge.selftest.Differences.provisioner;
import static dev.drawbridge.selftest.Differences.server;

import dev.drawbridge.selftest.provisioners.AllowsOneAtATime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Apps that do something wrong when work fails, is interrupted, or when they are asked how they are. */
final class FailureVariants {

    private static final String ACKNOWLEDGED_BEFORE =
            "acknowledgements of message \\d+, whose dead letter it does not know to be stored";

    private static final String DELIVERED_TWICE =
            "number of the delivery that system_[ab] acknowledged.*expected: 1.*but was: 2";

    /** Those that take long come first. */
    static final List<Variant> ALL = List.of(
            new Variant(
                    "tries-the-last-delivery",
                    "@DLQ-10 or @DLQ-09",
                    "fast",
                    bean("sync.inbox.TriesTheLastDelivery", "system_a", "system_b"),
                    List.of(Blame.of(
                            "DLQ-10", "expected a dead letter of system_b about message .*last seen: none, and the"))),
            new Variant(
                    "gives-up-at-once",
                    "@DLQ-03 or @DLQ-04 or @DLQ-09",
                    "fast",
                    bean("sync.inbox.GivesUpAtOnce", "system_a", "system_b"),
                    List.of(
                            Blame.of(
                                    "DLQ-03", "deliveries of message \\d+ to system_[ab].*expected: 5.*but was: [1-4]"),
                            Blame.of("DLQ-04", "end of message \\d+ before system_[ab] has given it back"))),
            new Variant(
                    "mixes-failures-up",
                    "(@DLQ-01 and not @disturbs) or @DLQ-02 or @DLQ-04 or @DLQ-09",
                    "fast",
                    beans(
                            List.of("sync.inbox.GivesUpAtOnce", "sync.inbox.MixesFailuresUp"),
                            "",
                            "system_a",
                            "system_b"),
                    List.of(
                            Blame.of("DLQ-01", DELIVERED_TWICE),
                            Blame.of("DLQ-02", DELIVERED_TWICE),
                            Blame.of("DLQ-04", "a dead letter of system_[ab] about message \\d+.*Expecting empty"))),
            new Variant(
                    "rewrites-dead-letters",
                    "(@DLQ-01 and not @disturbs) or @DLQ-02 or @DLQ-08 or @DLQ-09",
                    "fast",
                    bean("sync.inbox.RewritesDeadLetters", "system_a", "system_b"),
                    List.of(
                            Blame.of("DLQ-01", "body of the dead letter, message \\d+"),
                            Blame.of(
                                    "DLQ-08",
                                    "consumer in x-dlq-context.*expected: \"system_[ab]-workers\".*but was: \"\""))),
            new Variant(
                    "dead-letters-to-its-peer-too",
                    "@DLQ-08 or @DLQ-09",
                    "fast",
                    bean("sync.inbox.DeadLettersToItsPeerToo", "system_b")
                            .and(server(FailureVariants::letsSystemBDeadLetterToSystemA)),
                    List.of(Blame.of("DLQ-09", "a dead letter of system_a about message \\d+.*Expecting empty"))),
            new Variant(
                    "loses-what-is-behind-an-empty-message",
                    "(@DLQ-05 and @disturbs) or @DLQ-06",
                    "fast",
                    bean("sync.inbox.LosesWhatIsBehindAnEmptyMessage", "system_b"),
                    List.of(Blame.of("DLQ-05", "expected organization \\d+ at system_b within .*answered 404"))),
            new Variant(
                    "takes-one-at-a-time",
                    "(@DLQ-05 or @DLQ-01 or @DLQ-09 or @SYNC-01) and not @disturbs",
                    "fast",
                    provisioner(AllowsOneAtATime.class),
                    List.of(Blame.of("DLQ-05", "the end of the user's message, which was before"))),
            new Variant(
                    "acks-before-the-dead-letter-is-stored",
                    "(@DLQ-06 or @DLQ-07 or @DLQ-01) and not @kills",
                    "fast",
                    bean("sync.inbox.AcksBeforeTheDeadLetterIsStored", "system_a", "system_b"),
                    List.of(Blame.of("DLQ-06", ACKNOWLEDGED_BEFORE), Blame.of("DLQ-07", ACKNOWLEDGED_BEFORE))),
            new Variant(
                    "acks-before-a-second-try",
                    "@DLQ-06 or @PERM-01",
                    "fast",
                    bean("sync.inbox.AcksBeforeASecondTry", "system_b"),
                    List.of(Blame.of("DLQ-06", "when system_b acknowledged, with its dead letter stored at"))),
            new Variant(
                    "keeps-the-message-id",
                    "(@DLQ-07 or @DLQ-01 or @DLQ-02 or @DLQ-09) and not @disturbs",
                    "fast",
                    bean("sync.inbox.KeepsTheMessageId", "system_b"),
                    List.of(Blame.of("DLQ-07", Variants.NO_DEAD_LETTER))),
            new Variant(
                    "writes-a-new-dead-letter-each-time",
                    "(@DLQ-07 or @DLQ-06) and @disturbs",
                    "fast",
                    bean("sync.inbox.WritesANewDeadLetterEachTime", "system_a", "system_b"),
                    List.of(Blame.of(
                            "DLQ-07", "dead letters of system_[ab] about message \\d+.*Expected size: 1 but was: 2"))),
            new Variant(
                    "takes-a-new-message-id-for-a-retry",
                    "@DLQ-13 or @SYNC-01 or @SYNC-02",
                    "fast",
                    bean("sync.outbox.TakesANewMessageIdForARetry", "system_a"),
                    List.of(Blame.of("DLQ-13", "events about organization \\d+.*Expected size: 1 but was: 2"))),
            new Variant(
                    "takes-dead-letters-for-applied",
                    "(@DLQ-13 or @DLQ-02 or @DLQ-09) and not @disturbs",
                    "fast",
                    bean("sync.inbox.TakesDeadLettersForApplied", "system_b"),
                    List.of(Blame.of("DLQ-13", "expected user \\d+ at system_b.*last seen: .* answered 404"))),
            new Variant(
                    "leaves-replays-alone",
                    "(@DLQ-13 and not @disturbs) or @DLQ-09",
                    "fast",
                    bean("sync.inbox.LeavesReplaysAlone", "system_b"),
                    List.of(Blame.of(
                            "DLQ-13", "expected system_b to acknowledge message \\d+ within .*last seen: \\[\\]"))),
            new Variant(
                    "counts-no-dead-letters",
                    "@DLQ-12 or @DLQ-06 or @SYNC-12",
                    "fast",
                    bean("sync.inbox.CountsNoDeadLetters", "system_a"),
                    List.of(Blame.of("DLQ-12", "expected failed_events_count of system_a to be \\d+, for the 3"))),
            new Variant(
                    "drops-work-on-sigterm",
                    "@OPS-03 or @DLQ-06",
                    "fast",
                    inProcesses(bean("sync.inbox.DropsWorkOnSigterm", "system_a")),
                    List.of(Blame.of("OPS-03", "the answer to a request that system_a had in its hands at SIGTERM"))),
            new Variant(
                    "lets-go-at-sigterm",
                    "@OPS-03 or @DLQ-06",
                    "fast",
                    bean("sync.inbox.LetsGoAtSigterm", "system_a"),
                    List.of(Blame.of("OPS-03", "expected organization \\d+ at system_a with the name .*answered 404"))),
            new Variant(
                    "tells-twice",
                    "@OPS-03 or @DLQ-06",
                    "fast",
                    bean("sync.outbox.TellsTwice", "system_a"),
                    List.of(Blame.of("OPS-03", "events on \\S+ about organization \\d+.*Expected size: 1 but was: 2"))),
            new Variant(
                    "logs-its-password",
                    "@OPS-02 or @OPS-04 or @SYNC-01",
                    "fast",
                    bean("sync.inbox.LogsItsPassword", "system_a", "system_b"),
                    List.of(
                            Blame.of("OPS-02", "whether the output of system_b is free of the wrong password"),
                            Blame.of("OPS-04", "secrets in what apps said.*a secret in base64 in \\S+/app\\.log"))),
            new Variant(
                    "is-always-healthy",
                    "@OPS-01 or @OPS-02 or @SYNC-01",
                    "fast",
                    bean("status.IsAlwaysHealthy", "system_a", "system_b"),
                    Stream.of("OPS-01", "OPS-02")
                            .map(id -> Blame.of(id, "/health at system_[ab] answered 200"))
                            .toList()),
            new Variant(
                    "ends-when-it-could-begin",
                    "@OPS-01 or @PERM-01",
                    "fast",
                    inProcesses(bean("status.EndsWhenItCouldBegin", "system_a")),
                    List.of(Blame.of("OPS-01", "expected system_a to become ready.*it ended with status 0"))),
            new Variant(
                    "says-nothing-of-its-troubles",
                    "@OPS-01 or @OPS-02 or @SYNC-01",
                    "fast",
                    // What is logged is one setting for all of a process.
                    inProcesses(environment(
                            Map.of("LOGGING_LEVEL_DEV_DRAWBRIDGE_REFERENCEAPP", "OFF"), "system_a", "system_b")),
                    Stream.of("OPS-01", "OPS-02")
                            .map(id -> Blame.of(id, "to say that"))
                            .toList()),
            new Variant(
                    "is-ready-without-nats",
                    "@OPS-04 or @OPS-05",
                    "fast",
                    environment(
                            Map.of("MANAGEMENT_ENDPOINT_HEALTH_GROUP_READINESS_INCLUDE", "readinessState,db"),
                            "system_a"),
                    List.of(Blame.of("OPS-05", "expected the readiness of system_a to be anything but 200"))),
            new Variant(
                    "calls-itself-dead",
                    "@OPS-04 or @OPS-05",
                    "fast",
                    environment(
                            Map.of(
                                    "MANAGEMENT_ENDPOINT_HEALTH_GROUP_LIVENESS_INCLUDE",
                                    "livenessState,diskSpace",
                                    "MANAGEMENT_HEALTH_DISKSPACE_THRESHOLD",
                                    "1000000TB"),
                            "system_a"),
                    List.of(Blame.of("OPS-05", "liveness of system_a: .*answered 503"))));

    private FailureVariants() {}

    /** What an app whose permissions are loose enough could be let do: it takes a grant, and a share in the hub's service. */
    private static String letsSystemBDeadLetterToSystemA(String configuration) {
        String own = "{ service: { account: HUB, subject: \"system_b.sync.dlq\" } }";
        return mayPublish("system_b", "system_a.sync.dlq")
                .apply(configuration)
                .replace(
                        "\"system_a.sync.dlq\", accounts: [APP_SYSTEM_A]",
                        "\"system_a.sync.dlq\", accounts: [APP_SYSTEM_A, APP_SYSTEM_B]")
                .replace(own, own + "\n" + own.replace("system_b", "system_a"));
    }
}
