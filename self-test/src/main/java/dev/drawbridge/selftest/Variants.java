package dev.drawbridge.selftest;

import static dev.drawbridge.selftest.Differences.bean;
import static dev.drawbridge.selftest.Differences.configuration;
import static dev.drawbridge.selftest.Differences.deadLetterTool;
import static dev.drawbridge.selftest.Differences.layout;
import static dev.drawbridge.selftest.Differences.maxDeliver;
import static dev.drawbridge.selftest.Differences.mayNotPublish;
import static dev.drawbridge.selftest.Differences.mayPublish;
import static dev.drawbridge.selftest.Differences.maySubscribe;
import static dev.drawbridge.selftest.Differences.provisioned;
import static dev.drawbridge.selftest.Differences.provisioner;
import static dev.drawbridge.selftest.Differences.server;
import static dev.drawbridge.selftest.Differences.serverInFlatLayout;
import static dev.drawbridge.selftest.Differences.serverWithPlainPasswords;

import dev.drawbridge.selftest.provisioners.AsksForTheAccount;
import dev.drawbridge.selftest.provisioners.ForgetsMessageIds;
import dev.drawbridge.selftest.provisioners.TurnsRollupOn;
import dev.drawbridge.selftest.tools.HidesBodies;
import dev.drawbridge.selftest.tools.ListsHalf;
import dev.drawbridge.selftest.tools.ReplaysAsTheLatest;
import dev.drawbridge.selftest.tools.ReplaysWithTheOldId;
import dev.drawbridge.topology.Layout;
import java.util.List;
import java.util.stream.Stream;

/** Every variant, and what a run must make of it. */
public final class Variants {

    /** What a run says first of each permission on a server that refuses nothing. */
    private static final String REFUSES_NOTHING =
            "expected this server to refuse everything to a principal without any grant; it let one publish";

    /** What is published of the server that is found has nothing to do with what a variant changes. */
    private static final String WHATEVER_SERVER = " and not @PERM-30";

    /** Where the server's configuration is a given file, this run can't change the grants in it. */
    private static final String GRANTS_STAY = WHATEVER_SERVER + " and not @PERM-25 and not @PERM-27";

    static final String NO_DEAD_LETTER =
            "expected a dead letter of system_[ab] about message .*last seen: none, and the answers .*answered \\+ACK";

    private static final List<Variant> OTHERS = List.of(
            new Variant(
                    "acks-before-commit",
                    "(@delivery and not @floods) or @DLQ-03",
                    "fast",
                    bean("sync.inbox.AcksBeforeCommit", "system_a", "system_b"),
                    List.of(Blame.of("SYNC-11", "expected organization .* at system_b .*last seen: .* answered 404"))),
            new Variant(
                    "drops-dead-letters",
                    // Without DLQ-10, which takes a minute and breaks as the others do, and without DLQ-04 and DLQ-05:
                    // whether something else comes before the last delivery of a second is a matter of luck.
                    "(@dlq and not @disturbs and not @DLQ-04 and not @DLQ-05 and not @DLQ-10) or @DLQ-06 or @SYNC-01 or @SYNC-04 or @PERM-02 or @PERM-23",
                    "fast",
                    bean("sync.inbox.DropsDeadLetters", "system_a", "system_b"),
                    and(
                            blames(
                                    NO_DEAD_LETTER,
                                    "DLQ-01",
                                    "DLQ-02",
                                    "DLQ-03",
                                    "DLQ-07",
                                    "DLQ-08",
                                    "DLQ-09",
                                    "DLQ-13"),
                            Blame.of(
                                    "DLQ-06",
                                    "expected system_b to try to publish to system_b.sync.dlq, and a violation"))),
            new Variant(
                    "max-deliver-3",
                    // Neighbours that end with the first delivery: others wait for a fourth that never comes.
                    "(@DLQ-01 or @DLQ-02 or @DLQ-03 or @DLQ-08 or @DLQ-09 or @PROV-01 or @PROV-02 or @PROV-03 or @PROV-04 or @PROV-05"
                            + " or @SYNC-01 or @SYNC-04) and not @disturbs",
                    "fast",
                    provisioned(maxDeliver("system_a-workers", 3)),
                    List.of(
                            Blame.of("PROV-04", "max deliver of system_a-workers.*expected: 5.*but was: 3"),
                            Blame.of(
                                    "DLQ-03",
                                    "expected a dead letter of system_a .*last seen: none, .*delivery 3 [^,]* answered -NAK[^,]*$"))),
            new Variant(
                    "replays-with-the-old-id",
                    "(@DLQ-01 or @DLQ-11 or @DLQ-13 or @SYNC-03) and not @disturbs",
                    "fast",
                    deadLetterTool(ReplaysWithTheOldId.class),
                    List.of(Blame.of(
                            "DLQ-11",
                            "the original of dead letter \\d+, published again .* the message id of an earlier publish"
                                    + " is swallowed"))),
            new Variant(
                    "lists-half",
                    "@DLQ-09 or @DLQ-11",
                    "fast",
                    deadLetterTool(ListsHalf.class),
                    List.of(Blame.of("DLQ-11", "the list of dead letters, which must name message \\d+"))),
            new Variant(
                    "hides-bodies",
                    "@DLQ-09 or @DLQ-11",
                    "fast",
                    deadLetterTool(HidesBodies.class),
                    List.of(Blame.of("DLQ-11", "what is shown of dead letter \\d+, which must hold its body"))),
            new Variant(
                    "replays-as-the-latest",
                    "@DLQ-09 or @DLQ-11",
                    "fast",
                    deadLetterTool(ReplaysAsTheLatest.class),
                    List.of(Blame.of(
                            "DLQ-11", "name of the user at system_[ab], which was changed after its first replay"))),
            new Variant(
                    "forgets-message-ids",
                    "(@DLQ-13 and not @disturbs) or @PROV-01 or @PROV-02",
                    "fast",
                    provisioner(ForgetsMessageIds.class),
                    List.of(Blame.of("DLQ-13", "whether the server takes a replay under \\S+ for a duplicate"))),
            new Variant(
                    "asks-for-the-account",
                    "@PROV-01 or @PROV-06 or @PROV-17",
                    "fast",
                    provisioner(AsksForTheAccount.class),
                    List.of(Blame.of(
                            "PROV-17",
                            "permissions violations by the provisioner in the server's log.*\\$JS\\.API\\.INFO"))),
            new Variant(
                    "sends-back-what-it-applied",
                    // Without outages: they take long and say nothing more about an echo.
                    "@delivery and not @disturbs and not @floods",
                    "fast",
                    bean("sync.inbox.SendsBackWhatItApplied", "system_b"),
                    blames(
                            "about organization .*system_a made.*Expecting an empty .* on system_b.sync.system_a",
                            "SYNC-06")),
            new Variant(
                    "system_a-may-publish-everything",
                    "(@permissions" + GRANTS_STAY + ") or @SYNC-01 or @SYNC-04",
                    "fast",
                    server(mayPublish("system_a", ">")),
                    List.of(
                            Blame.of("PERM-06", lets("publish to system_b\\.sync\\.(system_a|dlq) to system_a")),
                            Blame.of("PERM-07", allows("publish to system_a\\.sync\\.system_b\\.deeper, .*\\$KV\\.")),
                            Blame.of("PERM-08", allows("publish to \\$JS\\.API\\.STREAM\\.CREATE\\.sync-stream")),
                            Blame.of("PERM-09", allows("publish to \\$JS\\.API\\.CONSUMER\\.CREATE\\.sync-stream")),
                            Blame.of("PERM-10", allows("publish to \\S+MSG\\.NEXT\\.sync-stream\\.system_b-workers")),
                            Blame.of("PERM-11", allows("publish to .*\\$JS\\.API\\.STREAM\\.MSG\\.GET\\.sync-stream")),
                            Blame.of("PERM-14", allows("publish to \\$JS\\.API\\.INFO, .*CONSUMER\\.INFO")),
                            Blame.of("PERM-17", allows("publish to .*\\$SYS\\.REQ\\.SERVER\\.PING")),
                            Blame.of("PERM-20", lets("publish to system_b\\.sync\\.system_a to system_a")),
                            Blame.of("PERM-21", surplus("system_a may publish >")))),
            new Variant(
                    "seed-as-documented",
                    "(@permissions" + WHATEVER_SERVER + ") or @SYNC-01 or @SYNC-04 or @PROV-01",
                    "fast",
                    configuration("examples/seed-as-documented/drawbridge.yaml"),
                    and(
                            withAllOthers(
                                    REFUSES_NOTHING,
                                    "PERM-01",
                                    "PERM-02",
                                    "PERM-03",
                                    "PERM-04",
                                    "PERM-05",
                                    "PERM-06",
                                    "PERM-07",
                                    "PERM-08",
                                    "PERM-09",
                                    "PERM-10",
                                    "PERM-11",
                                    "PERM-12",
                                    "PERM-13",
                                    "PERM-14",
                                    "PERM-15",
                                    "PERM-16",
                                    "PERM-17",
                                    "PERM-18",
                                    "PERM-19",
                                    "PERM-20",
                                    "PERM-22",
                                    "PERM-23",
                                    "PERM-24",
                                    "PERM-25",
                                    "PERM-27",
                                    "PERM-28",
                                    "PERM-29"),
                            Blame.of("PERM-26", "tries of outsider; it allowed publish to system_a.sync.system_b"),
                            Blame.of("PERM-21", surplus("there are no users")))),
            new Variant(
                    "one-account-for-everybody",
                    "(@permissions" + WHATEVER_SERVER + ") or @SYNC-01 or @SYNC-04",
                    "fast",
                    layout(Layout.FLAT),
                    List.of(Blame.of(
                            "PERM-28",
                            "expected streams and consumers as they were; .* is gone",
                            "expected the stream to hold what it held; the stream sync-stream held",
                            "expected nothing new on \\S+; the stream took"))),
            new Variant(
                    "system_a-may-listen-to-its-peer",
                    "@permissions and not @PERM-28" + GRANTS_STAY,
                    "fast",
                    server(maySubscribe("system_a", "system_b.>")),
                    List.of(
                            Blame.of("PERM-12", allows("subscribe to system_b\\.sync\\.system_a")),
                            Blame.of("PERM-21", surplus("system_a may subscribe to system_b\\.>")))),
            new Variant(
                    "system_a-may-not-dead-letter",
                    "@permissions and not @PERM-28" + GRANTS_STAY,
                    "fast",
                    server(mayNotPublish("system_a", "system_a.sync.dlq")),
                    List.of(
                            Blame.of("PERM-02", "publish to system_a\\.sync\\.dlq .*denied"),
                            Blame.of("PERM-22", "it refused publish to system_a\\.sync\\.dlq: denied"),
                            Blame.of(
                                    "PERM-23",
                                    "permissions violations by the apps in the server's log.*system_a\\.sync\\.dlq"))),
            new Variant(
                    "system_a-may-listen-on-its-peers-inbox",
                    "@permissions and not @PERM-28" + GRANTS_STAY,
                    "fast",
                    serverInFlatLayout(maySubscribe("system_a", "_INBOX_system_b.>")),
                    List.of(
                            Blame.of(
                                    "PERM-13",
                                    allows("subscribe to _INBOX_system_b\\.>"),
                                    "replies to somebody else that system_a was sent"),
                            Blame.of("PERM-21", surplus("system_a may subscribe to _INBOX_system_b\\.>")))),
            new Variant(
                    "admin-may-publish-everything",
                    "@permissions and not @PERM-28" + GRANTS_STAY,
                    "fast",
                    server(mayPublish("admin", ">")),
                    List.of(Blame.of(
                            "PERM-19",
                            "expected the server to refuse each of the \\d+ tries of admin; it allowed publish to"))),
            new Variant(
                    "admin-may-not-change-the-stream",
                    "@permissions and not @PERM-28" + GRANTS_STAY,
                    "fast",
                    server(mayNotPublish("admin", "$JS.API.STREAM.UPDATE.sync-stream")),
                    List.of(
                            Blame.of("PERM-18", "status; .*STREAM\\.UPDATE\\.sync-stream"),
                            Blame.of("PERM-22", "it refused publish to \\$JS\\.API\\.STREAM\\.UPDATE"),
                            Blame.of("PERM-26", "it refused publish to \\$JS\\.API\\.STREAM\\.UPDATE"))),
            new Variant(
                    "turns-rollup-on",
                    "@PERM-15 or @PERM-01 or @PERM-08 or @PROV-01 or @PROV-02",
                    "fast",
                    provisioner(TurnsRollupOn.class),
                    List.of(Blame.of("PERM-15", "to hold what it held"))),
            new Variant(
                    "takes-strangers-in",
                    "@permissions and not @PERM-28" + GRANTS_STAY,
                    "fast",
                    serverWithPlainPasswords(text -> "no_auth_user: system_a\n" + text),
                    List.of(
                            Blame.of(
                                    "PERM-16",
                                    "the server's refusal of a connection without (credentials|a CONNECT) \\(null: it connected\\)"))));

    /** In the order of the table. Those that take long come first, so that none is waited for alone at the end. */
    public static final List<Variant> ALL = Stream.of(
                    ConformingVariants.ALL,
                    FailureVariants.ALL,
                    DeliveryVariants.ALL,
                    OTHERS,
                    PermissionVariants.ALL,
                    ProvisionerVariants.ALL)
            .flatMap(List::stream)
            .toList();

    private Variants() {}

    private static String lets(String what) {
        return "whether the server allows " + what + "; it said: no violation";
    }

    private static String allows(String what) {
        return "expected the server to refuse each of the \\d+ tries of system_a; it allowed " + what;
    }

    private static String surplus(String what) {
        return "entries of the configuration that grant system_[ab] more than its work needs.*" + what;
    }

    private static List<Blame> and(List<Blame> some, Blame... others) {
        return Stream.concat(some.stream(), Stream.of(others)).toList();
    }

    private static List<Blame> withAllOthers(String cause, String... requirements) {
        return Stream.of(requirements).map(id -> Blame.withAllOthers(id, cause)).toList();
    }

    private static List<Blame> blames(String cause, String... requirements) {
        return Stream.of(requirements).map(id -> Blame.of(id, cause)).toList();
    }
}
