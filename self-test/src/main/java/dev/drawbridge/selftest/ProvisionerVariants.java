package dev.drawbridge.selftest;

import static dev.drawbridge.selftest.Differences.ackWait;
import static dev.drawbridge.selftest.Differences.declaredAndProvisioned;
import static dev.drawbridge.selftest.Differences.mayPublish;
import static dev.drawbridge.selftest.Differences.provisionedStreams;
import static dev.drawbridge.selftest.Differences.provisioner;
import static dev.drawbridge.selftest.Differences.serverAndProvisioner;

import dev.drawbridge.selftest.provisioners.AddsASubject;
import dev.drawbridge.selftest.provisioners.AllowsEveryLoss;
import dev.drawbridge.selftest.provisioners.AuditsNoNames;
import dev.drawbridge.selftest.provisioners.BeginsBeforeItLooks;
import dev.drawbridge.selftest.provisioners.EndsWithAStackTrace;
import dev.drawbridge.selftest.provisioners.FailsBesideAnother;
import dev.drawbridge.selftest.provisioners.FiltersItsOwnSubject;
import dev.drawbridge.selftest.provisioners.FindsNoDrift;
import dev.drawbridge.selftest.provisioners.HidesItsFailures;
import dev.drawbridge.selftest.provisioners.KeepsWhatMayBeLost;
import dev.drawbridge.selftest.provisioners.LeavesAConsumer;
import dev.drawbridge.selftest.provisioners.MakesConsumersAnew;
import dev.drawbridge.selftest.provisioners.NamesNothing;
import dev.drawbridge.selftest.provisioners.SaysItsPassword;
import dev.drawbridge.selftest.provisioners.SaysNothing;
import dev.drawbridge.selftest.provisioners.StartsAfresh;
import dev.drawbridge.selftest.provisioners.TrustsWhatIsThere;
import dev.drawbridge.selftest.provisioners.UndoesTheOther;
import dev.drawbridge.topology.Storage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Provisioners that make something else than declared, or make it otherwise than they must. */
final class ProvisionerVariants {

    private static final String WHAT_IS_MADE = "@PROV-01 or @PROV-02 or @PROV-03 or @PROV-04 or @PROV-05";

    static final List<Variant> ALL = List.of(
            // First, because it takes longest.
            new Variant(
                    "filters-its-own-subject",
                    WHAT_IS_MADE + " or @OPS-01",
                    "fast",
                    provisioner(FiltersItsOwnSubject.class),
                    List.of(
                            Blame.of(
                                    "PROV-03",
                                    "filter of system_a-workers",
                                    "messages that all consumers are yet to deliver",
                                    "messages that system_a-workers is yet to deliver"),
                            Blame.of("OPS-01", "expected organization \\d+ at system_a .*last seen: .* answered 404"))),
            new Variant(
                    "adds-a-subject",
                    WHAT_IS_MADE,
                    "fast",
                    provisioner(AddsASubject.class),
                    List.of(Blame.of("PROV-01", "system_a\\.sync\\.more"))),
            new Variant(
                    "keeps-the-stream-in-memory",
                    WHAT_IS_MADE,
                    "fast",
                    provisionedStreams(stream -> stream.withStorage(Storage.MEMORY)),
                    List.of(Blame.of("PROV-02", "(?i)storage.*file.*memory"))),
            new Variant(
                    "leaves-a-consumer",
                    WHAT_IS_MADE + " or @PERM-01",
                    "fast",
                    serverAndProvisioner(
                            mayPublish("admin", "$JS.API.CONSUMER.CREATE.sync-stream.spare.>"), LeavesAConsumer.class),
                    List.of(Blame.of("PROV-05", "spare"))),
            new Variant(
                    "undoes-the-other",
                    "@PROV-01 or @PROV-03 or @PROV-12",
                    "fast",
                    provisioner(UndoesTheOther.class),
                    List.of(Blame.of("PROV-12", "system_b-workers"))),
            new Variant(
                    "starts-afresh",
                    "@PROV-01 or @PROV-05 or @PROV-06",
                    "fast",
                    provisioner(StartsAfresh.class),
                    List.of(Blame.of("PROV-06", "no change"))),
            new Variant(
                    "allows-every-loss",
                    "@PROV-01 or @PROV-06 or @PROV-07 or @PROV-08",
                    "fast",
                    provisioner(AllowsEveryLoss.class),
                    List.of(Blame.of("PROV-08", "status"))),
            new Variant(
                    "finds-no-drift",
                    "@PROV-01 or @PROV-06 or @PROV-14",
                    "fast",
                    provisioner(FindsNoDrift.class),
                    List.of(Blame.of("PROV-14", "status"))),
            new Variant(
                    "hides-its-failures",
                    "@PROV-01 or @PROV-06 or @PROV-08 or @PROV-09 or @PROV-10 or @PROV-11 or @PROV-12 or @PROV-14 or @PROV-18",
                    "fast",
                    provisioner(HidesItsFailures.class),
                    Stream.of("PROV-08", "PROV-09", "PROV-10", "PROV-11", "PROV-14", "PROV-18")
                            .map(id -> Blame.of(id, "status; the provisioner ended with status 0"))
                            .toList()),
            new Variant(
                    "trusts-what-is-there",
                    "@PROV-01 or @PROV-02 or @PROV-05 or @PROV-07 or @PROV-13",
                    "fast",
                    provisioner(TrustsWhatIsThere.class),
                    List.of(
                            Blame.of("PROV-07", "max_msgs.*expected: 1000"),
                            Blame.of("PROV-13", "sync-stream/system_a-workers"))),
            new Variant(
                    "says-nothing",
                    "@PROV-01 or @PROV-06 or @PROV-15",
                    "fast",
                    provisioner(SaysNothing.class),
                    List.of(Blame.of("PROV-15", "Connected to NATS JetStream"))),
            new Variant(
                    "says-its-password",
                    "@PROV-01 or @PROV-06 or @PROV-16",
                    "fast",
                    provisioner(SaysItsPassword.class),
                    List.of(Blame.of("PROV-16", "secrets in the output and audit of a run that ended with status"))),
            new Variant(
                    "names-nothing",
                    "@PROV-01 or @PROV-06 or @PROV-08 or @PROV-09 or @PROV-10 or @PROV-14 or @PROV-18",
                    "fast",
                    provisioner(NamesNothing.class),
                    List.of(
                            Blame.of(
                                    "PROV-08",
                                    "what the provisioner said.*to contain:\\s+\"(system_a\\.sync\\.system_b|retention|storage|max)\""),
                            Blame.of("PROV-09", "what the provisioner said.*to contain:\\s+\"\\d+\""),
                            Blame.of("PROV-10", "what the provisioner said.*\"\\$JS\\.API\\.CONSUMER\\."),
                            Blame.of("PROV-14", "lines about max_deliver"),
                            Blame.of("PROV-18", "what the provisioner said.*to contain:\\s+\"2\\.\\d+\\.\\d+\""))),
            new Variant(
                    "ends-with-a-stack-trace",
                    "@PROV-01 or @PROV-06 or @PROV-09 or @PROV-10",
                    "fast",
                    provisioner(EndsWithAStackTrace.class),
                    Stream.of("PROV-09", "PROV-10")
                            .map(id -> Blame.of(id, "not to contain:\\s+\"\tat \""))
                            .toList()),
            new Variant(
                    "audits-no-names",
                    "@PROV-01 or @PROV-06 or @PROV-15",
                    "fast",
                    provisioner(AuditsNoNames.class),
                    List.of(Blame.of(
                            "PROV-15", "audit record.*made what was declared.*to contain:\\s+\"sync-stream\""))),
            new Variant(
                    "fails-beside-another",
                    "@PROV-06 or @PROV-12",
                    "fast",
                    provisioner(FailsBesideAnother.class),
                    List.of(Blame.of("PROV-12", "statuses; .*\\[3, 3\\]"))),
            new Variant(
                    "waits-longer-for-acks",
                    WHAT_IS_MADE,
                    "fast",
                    declaredAndProvisioned(ackWait(Duration.ofSeconds(30)), ackWait(Duration.ofSeconds(60))),
                    List.of(Blame.of("PROV-04", "ack wait of system_[ab]-workers"))),
            new Variant(
                    "makes-consumers-anew",
                    "@PROV-01 or @PROV-05 or @PROV-06 or @PROV-07",
                    "fast",
                    provisioner(MakesConsumersAnew.class),
                    List.of(
                            Blame.of("PROV-06", "streams and consumers as they were; .*system_a-workers was"),
                            Blame.of("PROV-07", "sequences delivered after the change"))),
            new Variant(
                    "begins-before-it-looks",
                    "@PROV-01 or @PROV-06 or @PROV-11 or @PROV-18",
                    "fast",
                    provisioner(BeginsBeforeItLooks.class),
                    Stream.of("PROV-11", "PROV-18")
                            .map(id -> Blame.of(id, "streams and consumers on the server.*sync-stream"))
                            .toList()),
            new Variant(
                    "keeps-what-may-be-lost",
                    "@PROV-01 or @PROV-07 or @PROV-08 or @PROV-17",
                    "fast",
                    provisioner(KeepsWhatMayBeLost.class),
                    List.of(
                            Blame.of("PROV-08", "max_msgs.*-1"),
                            Blame.of("PROV-17", "streams on the server.*sync-stream"))));

    private ProvisionerVariants() {}
}
