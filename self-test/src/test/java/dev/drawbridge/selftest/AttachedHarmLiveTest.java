package dev.drawbridge.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.process.Commands;
import dev.drawbridge.reports.Report;
import dev.drawbridge.reports.RequirementVerdict;
import dev.drawbridge.reports.Verdict;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --destructive}: what a run does to a system of somebody else's that nobody depends on. */
@Tag("live")
class AttachedHarmLiveTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void separate_accounts_withstand_the_attacks_themselves_while_the_apps_are_at_work_and_a_thousand_writes_arrive()
            throws IOException {
        try (SystemOfOthers system = SystemOfOthers.start(bridge -> bridge.withApps())) {
            system.bridge().awaitApps();
            system.bridge()
                    .clients()
                    .publisher("system_a")
                    .publish("system_a.sync.system_b", new Headers(), "{}".getBytes(StandardCharsets.UTF_8));
            Map<String, String> seen = system.seen(1);

            Commands.Outcome run = run(
                    system,
                    withoutLine(system.configuration(folder, true), "  monitoring: "),
                    "@PERM-01 or @PERM-03 or @PERM-04 or @PERM-15 or @PERM-24 or @PERM-28 or @SYNC-01 or @SYNC-14");

            assertThat(run.status()).as(run.output()).isZero();
            assertThat(system.seen(1)).isEqualTo(seen);
            assertThat(Stream.of("PERM-01", "PERM-03", "PERM-04", "PERM-15", "PERM-28", "SYNC-14"))
                    .allSatisfy(id -> assertThat(row(id).verdict()).as(id).isEqualTo(Verdict.PASS));
            assertThat(evidence("PERM-28"))
                    .contains(
                            "MSG.NEXT.sync-stream.system_a-workers with reply $JS.API.STREAM.DELETE.sync-stream: allowed")
                    .contains("$JS.ACK.sync-stream.system_a-workers.")
                    .contains("what answers asked of the API was served before the server reported the last of it")
                    .doesNotContain("tried without harm");
            assertThat(row("PERM-24").reason())
                    .contains(
                            "no control over which connections of the attached server are the apps'",
                            "nats.monitoring");
            assertThat(evidence("PERM-15")).contains("with Nats-Rollup: all: ");
            assertThat(evidence("PERM-03")).contains("no message is taken from system_a");
        }
    }

    @Test
    void one_account_for_all_loses_its_stream_which_is_the_verdict_and_leaves_the_others_their_own()
            throws IOException {
        try (SystemOfOthers system = flat()) {
            String created = system.created();

            Commands.Outcome run = run(system, system.configuration(folder, false), "@permissions");

            assertThat(run.status()).as(run.output()).isEqualTo(1);
            assertThat(report().requirements().stream()
                            .filter(row ->
                                    row.verdict() == Verdict.FAIL && !row.id().equals("PERM-30"))
                            .map(RequirementVerdict::id))
                    .containsExactly("PERM-28");
            assertThat(report().requirements()).noneMatch(row -> row.verdict() == Verdict.ERROR);
            assertThat(row("PERM-28").reason())
                    .contains("the stream sync-stream is gone")
                    .contains("the consumer sync-stream/system_b-workers is gone")
                    .contains("expected nothing new on system_b.sync.system_a; the stream took");
            // The admin's credentials made it again after each attack.
            assertThat(system.created()).isNotEqualTo(created);
        }
    }

    @Test
    void without_the_admin_what_is_gone_stays_away_and_what_needs_it_has_no_verdict() throws IOException {
        try (SystemOfOthers system = flat()) {
            Path configuration = withoutLine(system.configuration(folder, false), "    admin: ");

            Commands.Outcome first = run(system, configuration, "@PERM-28 or @PERM-15");

            assertThat(first.status()).as(first.output()).isEqualTo(1);
            assertThat(row("PERM-28").reason()).contains(" is gone");
            assertThat(row("PERM-15").verdict()).isIn(Verdict.PASS, Verdict.UNVERIFIABLE);
            assertThat(row("PERM-28").scenarios().toString())
                    .contains("what is gone since an attack of this run succeeded: sync-stream");
        }
    }

    private static Path withoutLine(Path configuration, String start) throws IOException {
        return Files.writeString(
                configuration, Files.readString(configuration).replaceAll("(?m)^" + start + ".*\n", ""));
    }

    private static SystemOfOthers flat() {
        return SystemOfOthers.start(Map.of("DRAWBRIDGE_TOPOLOGY_LAYOUT", "flat"), bridge -> bridge);
    }

    private Commands.Outcome run(SystemOfOthers system, Path configuration, String tags) {
        return Children.patiently(
                system.environment(),
                "run",
                "-c",
                configuration.toString(),
                "-o",
                folder.resolve("out").toString(),
                "--tags",
                tags,
                "--destructive");
    }

    private Report report() throws IOException {
        return Written.report(folder);
    }

    private RequirementVerdict row(String id) throws IOException {
        return Written.row(folder, id);
    }

    private String evidence(String id) throws IOException {
        return row(id).evidence().toString();
    }
}
