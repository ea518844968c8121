package dev.drawbridge.selftest;

import static dev.drawbridge.selftest.Differences.bean;
import static dev.drawbridge.selftest.Differences.mayNotPublish;
import static dev.drawbridge.selftest.Differences.onServerOf;
import static dev.drawbridge.selftest.Differences.provisioner;
import static dev.drawbridge.selftest.Differences.server;
import static dev.drawbridge.selftest.Differences.serverOf;
import static dev.drawbridge.selftest.Differences.serverThatTakesNoReload;
import static dev.drawbridge.selftest.Differences.worksAs;

import dev.drawbridge.selftest.provisioners.DeliversHeadersOnly;
import dev.drawbridge.selftest.provisioners.TurnsMessageTtlOn;
import java.util.List;

/** Principals that lack what they need, or have what they must not, and what permissions can't mend. */
final class PermissionVariants {

    private static final String NEIGHBOURS = " or @PERM-02 or @PERM-06 or @PERM-08 or @PERM-21";

    static final List<Variant> ALL = List.of(
            new Variant(
                    "numbers-its-events",
                    "@PERM-29 or @PERM-01 or @SYNC-01 or @SYNC-05 or @SYNC-07",
                    "fast",
                    bean("sync.outbox.NumbersItsEvents", "system_a"),
                    List.of(Blame.of(
                            "PERM-29",
                            "bits that nobody can guess of the message id \"[-0-9a-f]{36}\" of system_a on"
                                    + " system_a\\.sync\\.system_b"))),
            new Variant(
                    "runs-on-2.10",
                    "@PERM-30 or @PERM-01" + NEIGHBOURS,
                    "fast",
                    serverOf("2.10"),
                    List.of(Blame.of(
                            "PERM-30",
                            "advisories by which the permissions of this server can be got past.*nats-server 2\\.10"))),
            new Variant(
                    "system_a-may-not-publish-its-events",
                    // Without PERM-06, which tries what an app may publish beside what it may not.
                    "@PERM-01 or @PERM-05 or @PERM-22 or @PERM-02 or @PERM-07 or @PERM-08 or @PERM-21",
                    "fast",
                    server(mayNotPublish("system_a", "system_a.sync.system_b")),
                    List.of(
                            Blame.of("PERM-01", "publish to system_a\\.sync\\.system_b .*denied"),
                            Blame.of("PERM-05", "publish to system_a\\.sync\\.system_b .*denied"),
                            Blame.of("PERM-22", "it refused publish to system_a\\.sync\\.system_b: denied"))),
            new Variant(
                    "system_a-may-not-acknowledge",
                    "@PERM-01 or @PERM-03 or @PERM-04 or @PERM-22" + NEIGHBOURS,
                    "fast",
                    server(mayNotPublish("system_a", "$JS.ACK.sync-stream.system_a-workers.>")),
                    List.of(
                            Blame.of("PERM-04", "\\$JS\\.ACK\\.sync-stream\\.system_a-workers\\..*denied"),
                            Blame.of("PERM-22", "it refused publish to \\$JS\\.ACK\\.sync-stream"))),
            new Variant(
                    "system_a-may-not-fetch",
                    "@PERM-01 or @PERM-03 or @PERM-05 or @PERM-20 or @PERM-22 or @PERM-02 or @PERM-08 or @PERM-21",
                    "fast",
                    server(mayNotPublish("system_a", "$JS.API.CONSUMER.MSG.NEXT.sync-stream.system_a-workers")),
                    List.of(
                            Blame.of(
                                    "PERM-20",
                                    "Permissions Violation for Publish to \"\\$JS\\.API\\.CONSUMER\\.MSG\\.NEXT\\.sync-stream\\.system_a-workers"),
                            Blame.of(
                                    "PERM-03",
                                    "Permissions Violation for Publish to \"\\$JS\\.API\\.CONSUMER\\.MSG\\.NEXT\\.sync-stream\\.system_a-workers"),
                            Blame.of(
                                    "PERM-22",
                                    "it refused publish to \\$JS\\.API\\.CONSUMER\\.MSG\\.NEXT\\.sync-stream\\.system_a-workers"))),
            new Variant(
                    "delivers-headers-only",
                    "@PERM-01 or @PERM-02 or @PERM-03 or @PERM-04 or @PROV-03",
                    "fast",
                    provisioner(DeliversHeadersOnly.class),
                    List.of(Blame.of("PERM-03", "what was delivered.*expected: \"\\{"))),
            new Variant(
                    "turns-message-ttl-on",
                    "@PERM-15 or @PERM-01 or @PROV-01 or @PROV-02",
                    "fast",
                    onServerOf("2.15", provisioner(TurnsMessageTtlOn.class)),
                    List.of(Blame.of("PERM-15", "allow_msg_ttl of the stream sync-stream, which lets a header"))),
            new Variant(
                    "takes-no-reload",
                    "@PERM-25 or @PERM-27 or @PERM-01" + NEIGHBOURS,
                    "fast",
                    serverThatTakesNoReload(),
                    List.of(
                            Blame.of("PERM-25", "whether the server allows publish to system_[ab]\\.sync\\.dlq"),
                            Blame.of(
                                    "PERM-27",
                                    "that can be taken away without any need failing",
                                    "that can be widened without any denial failing"))),
            new Variant(
                    "system_a-is-given-the-admins-password",
                    "@PERM-24 or @PERM-01" + NEIGHBOURS,
                    "fast",
                    worksAs("admin", "system_a"),
                    List.of(Blame.of(
                            "PERM-24",
                            "whether system_a was handed a password of another principal",
                            "of a user among \\[system_a, system_b\\].*last seen: \\[admin, system_b\\]"))));

    private PermissionVariants() {}
}
