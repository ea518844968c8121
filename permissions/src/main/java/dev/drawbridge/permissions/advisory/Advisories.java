package dev.drawbridge.permissions.advisory;

import static dev.drawbridge.permissions.advisory.Exposure.ACCOUNT_API;
import static dev.drawbridge.permissions.advisory.Exposure.ANY_CLIENT;
import static dev.drawbridge.permissions.advisory.Exposure.CERTIFICATE_NAMES;
import static dev.drawbridge.permissions.advisory.Exposure.LEAFNODES;
import static dev.drawbridge.permissions.advisory.Exposure.MQTT;
import static dev.drawbridge.permissions.advisory.Exposure.NO_AUTH_USER;
import static dev.drawbridge.permissions.advisory.Exposure.QUEUE_DENY;
import static dev.drawbridge.permissions.advisory.Exposure.RESTORE;
import static dev.drawbridge.permissions.advisory.Exposure.SYSTEM_ACCOUNT_ONLY;
import static dev.drawbridge.permissions.advisory.Exposure.WILDCARD_DENY;

import dev.drawbridge.permissions.ServerVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The advisories by which somebody gets past permissions, or past having to be anybody; neither crashes nor other leaks.
 *
 * <p>From advisories.nats.io (github.com/nats-io/advisories); the fixing versions were held against the commits of
 * nats-server's releases. Those mended before 2.2, the first version with JetStream, are left out.
 */
public final class Advisories {

    /** The day of the source's newest advisory when the table was made: of later ones it knows nothing. */
    public static final LocalDate AS_OF = LocalDate.of(2026, 6, 29);

    /** The first version with JetStream: what is older is none of our business. */
    private static final String ALWAYS = "2.2.0";

    private static final List<Advisory> ALL = List.of(
            of("2022-01", "CVE-2022-24450", "a client may enter any account", ANY_CLIENT, ALWAYS, "2.7.2"),
            of("2022-04", "CVE-2022-29946", "a queue group gets what is denied", WILDCARD_DENY, ALWAYS, "2.8.2"),
            of(
                    "2023-01",
                    "CVE-2023-47090",
                    "anybody is let in without credentials",
                    SYSTEM_ACCOUNT_ONLY,
                    ALWAYS,
                    "2.9.23",
                    "2.10.2"),
            of(
                    "2025-01",
                    "CVE-2025-30215",
                    "streams of other accounts can be deleted and moved",
                    ACCOUNT_API,
                    ALWAYS,
                    "2.10.27",
                    "2.11.1"),
            of(
                    "2026-06",
                    "CVE-2026-33215",
                    "a client id takes over another's session",
                    MQTT,
                    ALWAYS,
                    "2.11.15",
                    "2.12.6"),
            of("2026-07", "CVE-2026-33217", "permissions don't count under $MQTT.>", MQTT, ALWAYS, "2.11.15", "2.12.6"),
            of("2026-12", "CVE-2026-33222", "a restore can go to another stream", RESTORE, ALWAYS, "2.11.15", "2.12.6"),
            of(
                    "2026-13",
                    "CVE-2026-33248",
                    "a certificate can pass for another's",
                    CERTIFICATE_NAMES,
                    ALWAYS,
                    "2.11.15",
                    "2.12.6"),
            of(
                    "2026-15",
                    "CVE-2026-33249",
                    "message traces go to subjects that are denied",
                    ANY_CLIENT,
                    "2.11.0",
                    "2.11.15",
                    "2.12.6"),
            of(
                    "2026-16",
                    "GHSA-38x3-76xf-cq45",
                    "a server without credentials is let in as a route or leaf node",
                    NO_AUTH_USER,
                    ALWAYS,
                    "2.11.16",
                    "2.12.7",
                    "2.14.0"),
            of(
                    "2026-17",
                    "GHSA-wh7g-5m82-pmhr",
                    "a wildcard subscription gets what is denied",
                    WILDCARD_DENY,
                    ALWAYS,
                    "2.11.16",
                    "2.12.7",
                    "2.14.0"),
            of(
                    "2026-18",
                    "GHSA-jx8g-9g95-6322",
                    "a queue subscription is let past a plain deny",
                    QUEUE_DENY,
                    ALWAYS,
                    "2.11.16",
                    "2.12.7",
                    "2.14.0"),
            of(
                    "2026-20",
                    "GHSA-p3j5-5hrq-p75h",
                    "message traces from leaf nodes go to subjects that are denied",
                    LEAFNODES,
                    "2.11.0",
                    "2.12.12",
                    "2.14.3"),
            of(
                    "2026-21",
                    "GHSA-4g68-3pwx-5vfj",
                    "subscriptions to $MQTT.deliver.pubrel are let past permissions",
                    MQTT,
                    ALWAYS,
                    "2.12.12",
                    "2.14.3"),
            of(
                    "2026-22",
                    "GHSA-qrcv-3558-gj4f",
                    "a subscription carries commands to other servers",
                    MQTT,
                    ALWAYS,
                    "2.12.9",
                    "2.14.1"),
            of(
                    "2026-24",
                    "GHSA-hmmp-q8cx-v964",
                    "no_auth_user without its connection restrictions",
                    NO_AUTH_USER,
                    ALWAYS,
                    "2.12.12",
                    "2.14.3"),
            of(
                    "2026-26",
                    "GHSA-7qmq-8cc4-hxwg",
                    "retained and replayed messages come past a deny",
                    MQTT,
                    ALWAYS,
                    "2.12.12",
                    "2.14.3"));

    private Advisories() {}

    /** Every one. */
    public static List<Advisory> all() {
        return ALL;
    }

    /** Those that affect a server of that version. */
    public static List<Advisory> affecting(ServerVersion version) {
        return ALL.stream().filter(each -> each.affects(version)).toList();
    }

    /** The oldest versions that none of them affects, of each release that has such. */
    public static List<ServerVersion> mended() {
        return ALL.stream()
                .flatMap(each -> each.fixedIn().stream())
                .filter(version -> affecting(version).isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private static Advisory of(
            String id, String alias, String what, Exposure exposure, String since, String... fixedIn) {
        List<ServerVersion> fixes = Stream.of(fixedIn).map(ServerVersion::parse).toList();
        return new Advisory(id, alias, what, ServerVersion.parse(since), fixes, exposure);
    }
}
