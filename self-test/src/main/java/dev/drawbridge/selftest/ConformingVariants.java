package dev.drawbridge.selftest;

import static dev.drawbridge.selftest.Differences.beans;
import static dev.drawbridge.selftest.Differences.configuration;
import static dev.drawbridge.selftest.Differences.provisioner;

import dev.drawbridge.selftest.provisioners.SetsMoreThanDeclared;
import java.util.List;

/** Systems that differ in what the specification leaves free: whoever blames one of them is wrong. */
final class ConformingVariants {

    /** Events both ways and dead letters, while nothing is stopped, killed or cut off. */
    private static final String AT_WORK = "((@delivery or @dlq) and not @disturbs and not @floods and not @DLQ-10)";

    /** Those that take long come first. */
    static final List<Variant> ALL = List.of(
            new Variant(
                    "takes-its-time",
                    AT_WORK + " or @OPS-03 or @SYNC-12 or @PERM-23",
                    "fast",
                    beans(
                            List.of("sync.inbox.TakesItsTime", "http.AnswersLate", "http.AnswersOtherwise"),
                            "http:\n  statuses: {created: [200, 202], updated: 202, read: 203, malformed: 415, missing: 410,"
                                    + " invalid: 409}\n",
                            "system_a",
                            "system_b"),
                    List.of()),
            new Variant(
                    "is-pushed-to",
                    AT_WORK + " or @SYNC-10 or @SYNC-11 or @OPS-03 or @PERM-03 or @PERM-04 or @PERM-10 or @PERM-21"
                            + " or @PERM-22 or @PERM-23 or @PROV-03",
                    "fast",
                    configuration("examples/push/drawbridge.yaml"),
                    List.of()),
            new Variant(
                    "reorders-fields",
                    AT_WORK + " or @DLQ-12 or @PERM-23",
                    "fast",
                    beans(List.of("sync.outbox.ReordersFields", "http.SaysMore"), "", "system_a", "system_b"),
                    List.of()),
            new Variant(
                    "sets-more-than-declared",
                    "@PROV-01 or @PROV-02 or @PROV-03 or @PROV-04 or @PROV-05 or @PROV-06 or @PROV-07 or @PROV-12 or @PROV-14"
                            + " or @PROV-16 or @PROV-17 or @PERM-15 or @PERM-18 or @PERM-21 or @PERM-22 or @PERM-23 or @PERM-28"
                            + " or @SYNC-01 or @SYNC-04 or @DLQ-03 or @DLQ-05",
                    "fast",
                    provisioner(SetsMoreThanDeclared.class),
                    List.of()));

    private ConformingVariants() {}
}
