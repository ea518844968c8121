package dev.drawbridge.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.permissions.Credentials;
import dev.drawbridge.permissions.Grant;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.NatsConf;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.Role;
import dev.drawbridge.permissions.SecretForm;
import dev.drawbridge.provisioner.LiveServer.Run;
import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The command as an operator runs it: a process, an environment, an exit code. */
@Tag("live")
class ProvisionCommandLiveTest {

    private static final String SECRET = "hunter22-s3cret";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @EnumSource(Layout.class)
    void exactly_the_least_grants_are_enough_for_every_command(Layout layout) throws Exception {
        Topology topology = Bridges.seed().withLayout(layout);
        Credentials credentials = Credentials.random(topology);
        try (LiveServer server =
                start(NatsConf.render(topology, LeastGrants.of(topology), credentials, SecretForm.PLAIN))) {
            Map<String, String> admin = Map.of(
                    "NATS_URL", server.url(),
                    "NATS_USER", "admin",
                    "NATS_PASSWORD", credentials.of("admin").password());

            Run first = LiveServer.run(admin, "apply");
            assertThat(first.output()).isEqualTo("""
                            ✓ Connected to NATS JetStream
                            ✓ Stream provisioned: sync-stream
                            ✓ Consumer provisioned: system_a-workers
                            ✓ Consumer provisioned: system_b-workers
                            ✓ Provisioning completed successfully!
                            """);
            assertThat(first.exitCode()).isZero();
            assertThat(LiveServer.run(admin, "apply").output()).contains("no change");
            assertThat(LiveServer.run(admin, "verify").exitCode()).isZero();
            assertThat(LiveServer.run(admin, "plan").exitCode()).isZero();
            assertThat(LiveServer.run(admin, "destroy").exitCode()).isEqualTo(2);
            assertThat(LiveServer.run(admin, "destroy", "--yes").exitCode()).isZero();
            assertThat(LiveServer.run(admin, "verify").exitCode()).isEqualTo(1);
        }
    }

    @Test
    void each_grant_of_the_provisioner_is_missed_when_it_lacks_and_its_subject_is_named() throws Exception {
        Topology topology = Bridges.seed().withLayout(Layout.FLAT);
        Credentials credentials = Credentials.random(topology);
        List<Grant> grants = LeastGrants.of(topology).stream()
                .filter(one -> one.principal().role() == Role.PROVISIONER)
                .findFirst()
                .orElseThrow()
                .grants();
        for (String needed :
                List.of("STREAM.INFO", "STREAM.CREATE", "CONSUMER.CREATE.sync-stream.system_b", "_INBOX")) {
            Grant lacking = grants.stream()
                    .filter(grant -> grant.subject().contains(needed))
                    .findFirst()
                    .orElseThrow();
            Path own = Files.createDirectory(folder.resolve(needed));
            List<PrincipalGrants> fewer = LeastGrants.of(topology).stream()
                    .map(one -> new PrincipalGrants(
                            one.principal(),
                            one.inboxPrefix(),
                            one.grants().stream()
                                    .filter(grant -> !grant.equals(lacking))
                                    .toList()))
                    .toList();
            Map<String, String> admin = new HashMap<>(Map.of(
                    "NATS_USER",
                    "admin",
                    "NATS_PASSWORD",
                    credentials.of("admin").password()));
            try (LiveServer server = start(own, NatsConf.render(topology, fewer, credentials, SecretForm.PLAIN))) {
                admin.put("NATS_URL", server.url());
                Run refused = LiveServer.run(admin, "apply");
                assertThat(refused.exitCode()).as(refused.output()).isEqualTo(ExitCode.REFUSED.status());
                assertThat(refused.output())
                        .contains("refuses admin to", lacking.subject().replace(">", ""))
                        .doesNotContain("\tat ");
            }
            try (LiveServer server =
                    start(own, NatsConf.render(topology, LeastGrants.of(topology), credentials, SecretForm.PLAIN))) {
                admin.put("NATS_URL", server.url());
                assertThat(LiveServer.run(admin, "apply").exitCode()).isZero();
                assertThat(LiveServer.run(admin, "verify").exitCode()).isZero();
            }
        }
    }

    @Test
    void a_wrong_password_is_said_at_once_and_never_shown() throws Exception {
        Path audit = folder.resolve("audit.jsonl");
        String configuration = "jetstream: enabled\n" + "authorization: {users: [{user: admin, password: right-one}]}";
        try (LiveServer server = start(configuration)) {
            for (Map<String, String> credentials : List.of(
                    Map.of("NATS_URL", server.url(), "NATS_USER", "admin", "NATS_PASSWORD", SECRET),
                    Map.of("NATS_URL", server.url().replace("://", "://admin:" + SECRET + "@")),
                    Map.of("NATS_URL", server.url().replace("://", "://" + SECRET + "@")),
                    Map.of("NATS_URL", server.url()))) {
                Run run = LiveServer.run(credentials, "apply", "--audit", audit.toString());

                assertThat(run.exitCode()).as(run.output()).isEqualTo(ExitCode.REFUSED.status());
                assertThat(run.output())
                        .contains("refuses these credentials", "NATS_PASSWORD")
                        .doesNotContain(SECRET, "\tat ", "Exception");
            }
        }
        assertThat(Files.readString(audit))
                .doesNotContain(SECRET)
                .contains("\"exitCode\":4", "refuses these credentials");
        assertThat(Files.readAllLines(audit)).hasSize(4);
    }

    @Test
    void no_secret_shows_whatever_goes_wrong() throws Exception {
        String nowhere = "nats://admin:" + SECRET + "@127.0.0.1:" + LiveServer.freePort();
        for (Run run : List.of(
                LiveServer.run(Map.of("NATS_URL", nowhere), "apply", "--wait", "1"),
                LiveServer.run(Map.of("NATS_URL", "nats://admin:" + SECRET + "@"), "apply"),
                LiveServer.run(Map.of("NATS_URL", "bogus://admin:" + SECRET + "@host name:x"), "apply", "--wait", "1"),
                LiveServer.run(Map.of("NATS_URL", "nats://admin:" + SECRET + "@[::bad"), "apply", "--wait", "1"),
                LiveServer.run(Map.of(), "apply", "--password", SECRET),
                LiveServer.run(Map.of(), "apply", "nats://admin:" + SECRET + "@host"),
                LiveServer.run(Map.of("NATS_PASSWORD", SECRET, "NATS_WAIT", "soon"), "apply"))) {
            assertThat(run.output())
                    .doesNotContain(SECRET)
                    .doesNotContain("\tat ")
                    .contains("what to do");
            assertThat(run.exitCode()).isIn(2, 3);
        }
    }

    @Test
    void a_server_without_jetstream_and_an_account_without_it_are_told_apart() throws Exception {
        try (LiveServer server = start("# nothing")) {
            Run run = LiveServer.run(Map.of("NATS_URL", server.url()), "apply");
            assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED.status());
            assertThat(run.output()).contains("JetStream is not enabled on server");
        }
        try (LiveServer server =
                start("jetstream: enabled\n" + "accounts: {A: {users: [{user: admin, password: " + SECRET + "}]}}")) {
            Run run = LiveServer.run(
                    Map.of("NATS_URL", server.url(), "NATS_USER", "admin", "NATS_PASSWORD", SECRET), "apply");
            assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED.status());
            assertThat(run.output()).contains("JetStream is not enabled for the account of admin");
        }
    }

    @Test
    void a_server_that_comes_up_late_is_waited_for() throws Exception {
        int port = LiveServer.freePort();
        ProcessBuilder command = LiveServer.command("apply", "--wait", "60s");
        command.environment().put("NATS_URL", LiveServer.url(port));
        Process process = command.start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).startsWith("… waiting for NATS at 127.0.0.1:" + port);
            try (LiveServer server = LiveServer.start(LiveServer.CURRENT, folder, "jetstream: enabled", port)) {
                assertThat(output.lines().toList()).contains("✓ Provisioning completed successfully!");
                assertThat(process.waitFor()).isZero();
                assertThat(server.url()).endsWith(String.valueOf(port));
            }
        }
    }

    @Test
    void a_server_that_never_comes_up_is_an_error_that_names_it() throws Exception {
        String url = LiveServer.url(LiveServer.freePort());

        Run run = LiveServer.run(Map.of("NATS_URL", url), "apply", "--wait", "500ms");

        assertThat(run.exitCode()).isEqualTo(ExitCode.ENVIRONMENT.status());
        assertThat(run.output()).contains("… waiting for NATS", "no NATS server answers at " + url, "NATS_URL");
    }

    @Test
    void a_server_too_old_is_named_and_nothing_is_made() throws Exception {
        try (LiveServer server =
                LiveServer.start(LiveServer.OLD, folder, "jetstream: enabled", LiveServer.freePort())) {
            Run run = LiveServer.run(Map.of("NATS_URL", server.url()), "apply");

            assertThat(run.exitCode()).isEqualTo(ExitCode.SERVER_TOO_OLD.status());
            assertThat(run.output()).contains("2.10.23", "last backoff step", "nothing was made");
            assertThat(new Provisioner(
                                    Bridges.withoutLastStep(), server.target(), Duration.ofSeconds(5), Progress.SILENT)
                            .read()
                            .streams())
                    .isEmpty();
        }
    }

    @Test
    void the_audit_record_tells_who_changed_what_on_which_server() throws Exception {
        Path audit = folder.resolve("audit.jsonl");
        try (LiveServer server = LiveServer.start(folder)) {
            Map<String, String> environment =
                    Map.of("NATS_URL", server.url(), "STREAM_NAME", "renamed", "DRAWBRIDGE_AUDIT", audit.toString());
            assertThat(LiveServer.run(environment, "apply").output()).contains("✓ Stream provisioned: renamed");
            LiveServer.run(environment, "apply");
        }
        List<String> lines = Files.readAllLines(audit);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .contains(
                        "\"natsUser\":\"(anonymous)\"",
                        "\"osUser\":",
                        "\"version\":\"2.",
                        "create stream renamed",
                        "\"exitCode\":0");
        assertThat(lines.get(1)).contains("\"changed\":\"no change\"");
    }

    private LiveServer start(String configuration) throws Exception {
        return start(Files.createTempDirectory(folder, "server"), configuration);
    }

    /** The rendering leaves ports and store to the command line. */
    private static LiveServer start(Path own, String configuration) throws Exception {
        return LiveServer.start(LiveServer.CURRENT, own, configuration, LiveServer.freePort());
    }
}
