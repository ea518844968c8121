package dev.drawbridge.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.contract.Resource;
import dev.drawbridge.harness.observe.ServerSnapshot;
import dev.drawbridge.harness.process.Commands;
import dev.drawbridge.harness.waiting.Eventually;
import dev.drawbridge.harness.waiting.Timeouts;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.advisory.Advisories;
import dev.drawbridge.reports.Level;
import dev.drawbridge.reports.Report;
import dev.drawbridge.reports.RequirementVerdict;
import dev.drawbridge.reports.Verdict;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is told nothing of a system but its addresses and credentials. */
@Tag("live")
class AttachedRunLiveTest {

    /** What needs no more than that, and passes where the run starts the same system itself. */
    private static final Set<String> SHOWN = ids(
            "PERM-01 PERM-02 PERM-03 PERM-04 PERM-05 PERM-06 PERM-07 PERM-08 PERM-09 PERM-10 PERM-11 PERM-12 PERM-13 PERM-14 PERM-15"
                    + " PERM-16 PERM-17 PERM-19 PERM-20 PERM-21 PERM-22 PERM-24 PERM-26 PERM-28 PERM-29"
                    + " SYNC-01 SYNC-02 SYNC-03 SYNC-04 SYNC-05 SYNC-06 SYNC-07 SYNC-08 SYNC-09 SYNC-13 SYNC-16"
                    + " DLQ-01 DLQ-02 DLQ-03 DLQ-04 DLQ-05 DLQ-08 DLQ-09 DLQ-12");

    /** Requirements that need a hold on something, each with what its reason must name. */
    private static final Map<String, String> WITHOUT_CONTROL = Map.of(
            "PERM-23", "the log of the attached server",
            "PERM-25", "a server of its own",
            "PERM-27", "a server of its own",
            "PROV-01", "a server of its own",
            "SYNC-10", "starting and stopping NATS",
            "SYNC-11", "starting and stopping system_b",
            "SYNC-14", "a bridge that nobody else uses",
            "DLQ-07", "the connection between system_b and NATS",
            "OPS-03", "the apps' databases");

    /** What is shown by looking, of apps that may purge a stream. */
    private static final String READ_ONLY = "PERM-01 PERM-02 PERM-03 PERM-04 PERM-05 PERM-06 PERM-07 PERM-09 PERM-10"
            + " PERM-11 PERM-12 PERM-13 PERM-14 PERM-15 PERM-16 PERM-17 PERM-19 PERM-20 PERM-22 PERM-24 PERM-26"
            + " PERM-28";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void the_reference_apps_get_attached_the_verdicts_that_they_get_managed_and_all_that_was_there_stays()
            throws IOException {
        try (SystemOfOthers system = SystemOfOthers.start(bridge -> bridge.withApps())) {
            system.bridge().awaitApps();
            long before = eventsFromBefore(system);
            Map<String, String> seen = system.seen(before);

            Commands.Outcome run = run(system, system.configuration(folder, true));

            assertThat(run.status()).as(run.output()).isZero();
            assertThat(system.seen(before)).isEqualTo(seen);
            Report report = report();
            assertThat(report.conformant()).isFalse();
            assertThat(run.output()).contains("not verified, for want of control: provisioning");
            assertThat(passing(report).stream().filter(id -> !id.equals("PERM-30")))
                    .containsExactlyInAnyOrderElementsOf(SHOWN);
            assertThat(row(report, "PERM-30").verdict()).isEqualTo(byVersion(system));
            assertThat(report.requirements())
                    .filteredOn(row -> !SHOWN.contains(row.id()) && !row.id().equals("PERM-30"))
                    .allSatisfy(row -> assertThat(row.verdict())
                            .as(row.id())
                            .isIn(Verdict.UNVERIFIABLE, Verdict.UNTESTED, Verdict.NOT_CLAIMED));
            WITHOUT_CONTROL.forEach((id, control) ->
                    assertThat(row(report, id).reason()).as(id).contains("no control over " + control));
        }
    }

    @Test
    void permissions_that_are_loose_fail_attached_too_each_with_what_the_server_allowed() throws IOException {
        try (SystemOfOthers system = SystemOfOthers.start(bridge -> bridge.withGrants("system_a", ">"))) {
            Map<String, String> seen = system.seen(0);

            Commands.Outcome run = run(system, system.configuration(folder, false), "--profile", "permissions");

            assertThat(run.status()).as(run.output()).isEqualTo(1);
            assertThat(system.seen(0)).isEqualTo(seen);
            assertThat(report().requirements().stream()
                            .filter(row -> row.verdict() == Verdict.FAIL)
                            .map(RequirementVerdict::id))
                    .containsExactlyInAnyOrderElementsOf(ids(
                            "PERM-06 PERM-07 PERM-08 PERM-09 PERM-10 PERM-11 PERM-14 PERM-17 PERM-20 PERM-21 PERM-30"));
            assertThat(row(report(), "PERM-08").reason())
                    .contains("system_a")
                    .contains("it allowed", "$JS.API.STREAM.DELETE.sync-stream");
            assertThat(row(report(), "PERM-21").reason())
                    .contains("publish to $JS.API.STREAM.CREATE.sync-stream (STREAM.CREATE, PERM-08, and ")
                    .contains("grant publish \"system_a.sync.system_b\", ");
            assertThat(row(report(), "PERM-29").reason()).contains("the app system_a");
        }
    }

    @Test
    void a_need_that_is_not_granted_and_a_grant_that_nobody_needs_are_blamed_by_themselves_and_nothing_is_taken()
            throws IOException {
        try (SystemOfOthers system = SystemOfOthers.start(bridge -> bridge.withoutGrants(
                        "system_a", "$JS.API.CONSUMER.MSG.NEXT.sync-stream.system_a-workers"::equals)
                .withoutGrants("system_b", "$JS.ACK.sync-stream.system_b-workers.>"::equals)
                .withGrants("system_b", "system_b.sync"))) {
            system.bridge()
                    .clients()
                    .publisher("system_a")
                    .publish("system_a.sync.system_b", new Headers(), bytes("{}"));
            Map<String, String> seen = system.seen(1);

            Commands.Outcome run = run(
                    system,
                    system.configuration(folder, false),
                    "--tags",
                    "@PERM-03 or @PERM-04 or @PERM-21 or @PERM-30 or @PERM-10");

            assertThat(run.status()).as(run.output()).isEqualTo(1);
            assertThat(system.seen(1)).isEqualTo(seen);
            assertThat(system.taken("system_b-workers")).isZero();
            assertThat(failing(report(), "system_a")).containsExactly("PERM-03");
            assertThat(failing(report(), "system_b")).containsExactlyInAnyOrder("PERM-04", "PERM-21");
            assertThat(row(report(), "PERM-03").reason())
                    .contains("fetch from its own consumer system_a-workers")
                    .contains("Permissions Violation for Publish to \"$JS.API.CONSUMER.MSG.NEXT");
            assertThat(row(report(), "PERM-04").reason())
                    .contains("answer what system_b-workers delivered")
                    .contains("Permissions Violation for Publish to \"$JS.ACK.sync-stream.system_b-workers.");
            assertThat(row(report(), "PERM-21").reason())
                    .contains("it allowed 1: publish to system_b.sync (publish elsewhere, PERM-07).");
            assertThat(row(report(), "PERM-30").verdict()).isEqualTo(byVersion(system));
        }
    }

    @Test
    void an_app_that_is_connected_as_the_admin_is_seen_in_the_list_of_the_server() throws IOException {
        Map<String, String> asAdmin = Map.of(
                "DRAWBRIDGE_NATS_PRINCIPALS_ADMIN_USER", "admin",
                "DRAWBRIDGE_NATS_PRINCIPALS_ADMIN_PASSWORD", "the-password-of-the-admin",
                "DRAWBRIDGE_APPS_SYSTEM_A_ENV_NATS_USER", "admin",
                "DRAWBRIDGE_APPS_SYSTEM_A_ENV_NATS_PASSWORD", "the-password-of-the-admin",
                "DRAWBRIDGE_APPS_SYSTEM_A_ENV_NATS_INBOX_PREFIX", "_INBOX_admin.");
        try (SystemOfOthers system = SystemOfOthers.start(
                asAdmin, bridge -> bridge.withGrants("admin", ">").withApps())) {
            system.bridge().awaitApps();
            Path configuration = system.configuration(folder, true);

            Commands.Outcome seen = run(system, configuration, "--tags", "@PERM-24 or @PERM-01");

            assertThat(seen.status()).as(seen.output()).isEqualTo(1);
            assertThat(row(report(), "PERM-24").reason())
                    .contains("none of the connections is of system_a, and these are the provisioner's principal's")
                    .contains("user=admin");
        }
    }

    @Test
    void a_run_that_only_reads_leaves_apps_stream_and_consumers_where_they_were_and_finds_what_is_loose()
            throws IOException {
        try (SystemOfOthers system = SystemOfOthers.start(bridge ->
                bridge.withGrants("system_a", "$JS.API.STREAM.PURGE.*").withApps())) {
            system.bridge().awaitApps();
            long before = eventsFromBefore(system);
            Map<String, String> seen = system.seen(before);
            Map<String, String> state = state(system);

            Commands.Outcome run = run(system, system.configuration(folder, true), "--read-only");

            assertThat(state(system)).isEqualTo(state);
            assertThat(system.seen(before)).isEqualTo(seen);
            assertThat(run.status()).as(run.output()).isEqualTo(1);
            assertThat(row(report(), "PERM-08").reason()).contains("$JS.API.STREAM.PURGE.");
            assertThat(passing(report())).isEqualTo(ids(READ_ONLY));
            assertThat(report().requirements())
                    .filteredOn(row ->
                            row.profile().equals("delivery") || row.profile().equals("dlq"))
                    .allSatisfy(row ->
                            assertThat(row.verdict()).as(row.id()).isIn(Verdict.UNVERIFIABLE, Verdict.NOT_CLAIMED));
            assertThat(row(report(), "SYNC-01").reason())
                    .contains("no control over what the system is made to hold")
                    .contains("read-only is set");
            assertThat(report().reproduce()).contains("DRAWBRIDGE_READ_ONLY=true");
        }
    }

    /** Where stream and consumers stand, and what each app counts. */
    private static Map<String, String> state(SystemOfOthers system) {
        Map<String, String> state = new TreeMap<>();
        ServerSnapshot.take(system.bridge().clients().as("observer"), name -> name.startsWith("sync-stream"))
                .state()
                // A server counts as delivered what its filter passes over, whenever it comes to that.
                .forEach((name, where) -> state.put(name, where.replaceFirst("^delivered \\d+, ", "")));
        system.bridge()
                .topology()
                .consumers()
                .forEach(each -> state.put("taken from " + each.name(), "" + system.taken(each.name())));
        system.bridge()
                .apps()
                .forEach(app ->
                        state.put(app.name(), app.client().syncStatus().json().toString()));
        return state;
    }

    @Test
    void one_account_for_all_and_a_header_that_empties_the_stream_are_found_without_doing_harm() throws IOException {
        try (SystemOfOthers system =
                SystemOfOthers.start(Map.of("DRAWBRIDGE_TOPOLOGY_LAYOUT", "flat"), bridge -> bridge)) {
            system.bridge()
                    .clients()
                    .publisher("system_a")
                    .publish("system_a.sync.system_b", new Headers(), bytes("{}"));
            system.turnRollupOn();
            Map<String, String> seen = system.seen(1);

            Commands.Outcome run =
                    run(system, system.configuration(folder, false), "--tags", "@PERM-15 or @PERM-28 or @PERM-01");

            assertThat(run.status()).as(run.output()).isEqualTo(1);
            assertThat(system.seen(1)).isEqualTo(seen);
            assertThat(row(report(), "PERM-01").verdict()).isEqualTo(Verdict.PASS);
            assertThat(row(report(), "PERM-28").verdict()).isEqualTo(Verdict.FAIL);
            assertThat(row(report(), "PERM-28").reason())
                    .contains("it wrote to an inbox of observer")
                    .contains("With the reply subject $JS.API.STREAM.DELETE.sync-stream it would have acted there");
            assertThat(row(report(), "PERM-15").reason()).contains("allow_rollup_hdrs of the stream sync-stream");
        }
    }

    @Test
    void what_is_not_there_or_refused_ends_a_run_before_it_begins_with_place_and_remedy() throws IOException {
        try (SystemOfOthers system = SystemOfOthers.start(bridge -> bridge)) {
            Path configuration = system.configuration(folder, false);

            assertBroken(
                    run(system, Map.of("DRAWBRIDGE_NATS_URL", "nats://127.0.0.1:1"), configuration),
                    "the attached NATS server can't be reached",
                    "where: nats.url, 127.0.0.1:1",
                    "check that nats.url");
            assertBroken(
                    run(system, Map.of("THEIR_SYSTEM_A", "not-the-password"), configuration),
                    "the attached NATS server refuses system_a",
                    "where: nats.principals.system_a",
                    "correct its credentials");
            assertBroken(
                    run(system, Map.of("DRAWBRIDGE_TOPOLOGY_STREAMS_0_NAME", "other-stream"), configuration),
                    "the observer can't look at what the topology declares, the stream other-stream",
                    "correct topology where the server calls it otherwise");
            system.deleteConsumer("system_a-workers");
            assertBroken(
                    run(system, configuration),
                    "has not what the topology declares, the consumer sync-stream.system_a-workers: consumer not found",
                    "correct topology, or have it made");
            assertBroken(
                    run(
                            system,
                            Map.of(
                                    "DRAWBRIDGE_APPS_SYSTEM_A_HTTP", "http://127.0.0.1:1",
                                    "DRAWBRIDGE_APPS_SYSTEM_B_HTTP", "http://127.0.0.1:2"),
                            configuration),
                    "where: apps.system_a.http",
                    "where: apps.system_b.http",
                    "check that apps.system_b.http is its address");
        }
    }

    private static void assertBroken(Commands.Outcome run, String... words) {
        assertThat(run.status()).as(run.output()).isEqualTo(3);
        assertThat(run.output()).contains(words).doesNotContain("\tat ", "not-the-password", "NullPointer");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** An event each way, applied, and a message that nobody could apply. */
    private static long eventsFromBefore(SystemOfOthers system) {
        Stream.of("system_a", "system_b")
                .forEach(app -> system.bridge()
                        .app(app)
                        .client()
                        .create(
                                Resource.ORGANIZATION,
                                Map.of("name", "From before " + app, "domain", app + ".example.com")));
        system.bridge()
                .clients()
                .publisher("system_a")
                .publish("system_a.sync.system_b", new Headers(), bytes("{ cut off"));
        return Eventually.until(
                "two events, a poison message and its dead letter",
                Timeouts.DEFAULT.recovery(),
                () -> system.bridge().observer().lastSequence(),
                last -> last >= 4);
    }

    private Commands.Outcome run(SystemOfOthers system, Path configuration, String... more) {
        return run(system, Map.of(), configuration, more);
    }

    private Commands.Outcome run(
            SystemOfOthers system, Map<String, String> otherwise, Path configuration, String... more) {
        Map<String, String> environment = new TreeMap<>(system.environment());
        environment.putAll(otherwise);
        String[] arguments = Stream.concat(
                        Stream.of(
                                "run",
                                "-c",
                                configuration.toString(),
                                "-o",
                                folder.resolve("out").toString()),
                        Arrays.stream(more))
                .toArray(String[]::new);
        return Children.patiently(environment, arguments);
    }

    private Report report() throws IOException {
        return Written.report(folder);
    }

    private static Set<String> passing(Report report) {
        return report.requirements().stream()
                .filter(row -> row.verdict() == Verdict.PASS)
                .map(RequirementVerdict::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a scenario about that app failed for. */
    private static Set<String> failing(Report report, String app) {
        return report.requirements().stream()
                .filter(row -> row.verdict() == Verdict.FAIL && row.level() == Level.MUST)
                .filter(row -> row.reason().contains("let " + app + " ")
                        || row.reason().contains("refuse " + app + " "))
                .map(RequirementVerdict::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the advisories say of the server that this machine has. */
    private static Verdict byVersion(SystemOfOthers system) {
        String version = system.bridge().server().nats().version().toString();
        return Advisories.affecting(ServerVersion.parse(version)).isEmpty() ? Verdict.PASS : Verdict.FAIL;
    }

    private static RequirementVerdict row(Report report, String id) {
        return Written.row(report, id);
    }

    private static Set<String> ids(String text) {
        return new TreeSet<>(Arrays.asList(text.split(" ", -1)));
    }
}
