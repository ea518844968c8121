package dev.drawbridge.selftest;

import static dev.drawbridge.selftest.Differences.mayPublish;
import static dev.drawbridge.selftest.Differences.provisionedStreams;
import static dev.drawbridge.selftest.Differences.provisioner;
import static dev.drawbridge.selftest.Differences.serverAndProvisioner;

import dev.drawbridge.selftest.provisioners.AddsASubject;
import dev.drawbridge.selftest.provisioners.AllowsEveryLoss;
import dev.drawbridge.selftest.provisioners.FiltersItsOwnSubject;
import dev.drawbridge.selftest.provisioners.FindsNoDrift;
import dev.drawbridge.selftest.provisioners.HidesItsFailures;
import dev.drawbridge.selftest.provisioners.LeavesAConsumer;
import dev.drawbridge.selftest.provisioners.SaysItsPassword;
import dev.drawbridge.selftest.provisioners.SaysNothing;
import dev.drawbridge.selftest.provisioners.StartsAfresh;
import dev.drawbridge.selftest.provisioners.TrustsWhatIsThere;
import dev.drawbridge.selftest.provisioners.UndoesTheOther;
import dev.drawbridge.topology.Storage;
import java.util.List;
import java.util.stream.Stream;

/** Provisioners that make something else than declared, or make it otherwise than they must. */
final class ProvisionerVariants {

    private static final String WHAT_IS_MADE = "@PROV-01 or @PROV-02 or @PROV-03 or @PROV-04 or @PROV-05";

    static final List<Variant> ALL = List.of(
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
                    "filters-its-own-subject",
                    WHAT_IS_MADE,
                    "fast",
                    provisioner(FiltersItsOwnSubject.class),
                    List.of(Blame.of(
                            "PROV-03",
                            "filter of system_a-workers",
                            "messages that all consumers are yet to deliver",
                            "messages that system_a-workers is yet to deliver"))),
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
                    List.of(Blame.of("PROV-16", "secrets in the output and audit of a run that ended with status"))));

    private ProvisionerVariants() {}
}
