package dev.drawbridge.selftest;

import static dev.drawbridge.selftest.Differences.provisionedStreams;
import static dev.drawbridge.selftest.Differences.provisioner;

import dev.drawbridge.selftest.provisioners.AddsASubject;
import dev.drawbridge.selftest.provisioners.AllowsEveryLoss;
import dev.drawbridge.selftest.provisioners.FindsNoDrift;
import dev.drawbridge.selftest.provisioners.SaysItsPassword;
import dev.drawbridge.selftest.provisioners.StartsAfresh;
import dev.drawbridge.topology.Storage;
import java.util.List;

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
                    "says-its-password",
                    "@PROV-01 or @PROV-06 or @PROV-16",
                    "fast",
                    provisioner(SaysItsPassword.class),
                    List.of(Blame.of("PROV-16", "secrets in the output and audit of a run that ended with status"))));

    private ProvisionerVariants() {}
}
