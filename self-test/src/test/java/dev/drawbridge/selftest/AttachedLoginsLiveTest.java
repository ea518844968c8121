package dev.drawbridge.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.nats.BinaryBackend;
import dev.drawbridge.harness.nats.NatsOptions;
import dev.drawbridge.harness.nats.NatsServer;
import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.harness.process.Commands;
import dev.drawbridge.harness.workspace.Workspace;
import dev.drawbridge.permissions.Credentials;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.NatsConf;
import dev.drawbridge.permissions.SecretForm;
import dev.drawbridge.permissions.SignedBridge;
import dev.drawbridge.permissions.probe.Pem;
import dev.drawbridge.reports.Report;
import dev.drawbridge.reports.RequirementVerdict;
import dev.drawbridge.reports.Verdict;
import dev.drawbridge.topology.Topology;
import dev.drawbridge.topology.TopologyYaml;
import io.nats.client.NKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run against servers that know their principals by something else than passwords. */
@Tag("live")
@SuppressWarnings("NullAway.Init")
class AttachedLoginsLiveTest {

    private static final Topology TOPOLOGY = TopologyYaml.seed();
    private static final List<String> PRINCIPALS = List.of("admin", "observer", "outsider", "system_a", "system_b");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What a run shows without apps of a server that takes passwords. */
    private static final Set<String> SHOWN =
            ids("PERM-01 PERM-02 PERM-03 PERM-04 PERM-05 PERM-06 PERM-07 PERM-08 PERM-09"
                    + " PERM-10 PERM-11 PERM-12 PERM-13 PERM-14 PERM-15 PERM-16 PERM-17 PERM-19 PERM-20 PERM-21 PERM-22"
                    + " PERM-26 PERM-28");

    @TempDir
    private Path folder;

    private final Workspace workspace = Workspace.open();
    private final Credentials passwords = Credentials.random(TOPOLOGY);

    @AfterEach
    void end() {
        workspace.close();
    }

    @Test
    void by_nkeys_and_with_the_first_server_of_the_list_away_the_verdicts_are_those_of_passwords() throws Exception {
        provision();
        Map<String, NKey> keys = new TreeMap<>();
        Map<String, String> principals = new TreeMap<>();
        for (String each : PRINCIPALS) {
            keys.put(each, NKey.createUser(RANDOM));
            Files.writeString(
                    folder.resolve(each + ".nk"), new String(key(keys, each).getSeed()) + "\n");
            principals.put(each, "{nkey: {file: " + each + ".nk}}");
        }
        NatsServer server = start(configuration(each -> "nkey: " + publicKey(keys, each)));

        Commands.Outcome run = run("[\"nats://127.0.0.1:1\", \"" + server.url() + "\"]", principals);

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(passing()).isEqualTo(SHOWN);
        assertThat(evidence("PERM-16"))
                .contains("connecting as system_a with the secret of system_b: Authorization Viol");
        assertNoSecret(keys, run);
    }

    @Test
    void a_seed_that_the_server_does_not_know_ends_a_run_before_it_begins_with_the_line() throws Exception {
        NatsServer server = start(configuration(each -> "nkey: " + publicKey(Map.of(), each)));
        Files.writeString(
                folder.resolve("system_b.nk"),
                new String(NKey.createUser(RANDOM).getSeed()));

        Commands.Outcome run = run(server.url(), Map.of("system_b", "{nkey: {file: system_b.nk}}"));

        assertThat(run.status()).as(run.output()).isEqualTo(3);
        assertThat(run.output())
                .contains("the attached NATS server refuses system_b", "refused NKey U", "Authorization Violation")
                .contains("where: nats.principals.system_b, line 6")
                .contains("correct its credentials")
                .doesNotContain("\tat ");
    }

    @Test
    void by_client_certificates_the_verdicts_are_those_of_passwords() throws Exception {
        provision();
        Pem pem = new Pem(folder).issue("server");
        Map<String, String> principals = new TreeMap<>();
        for (String each : PRINCIPALS) {
            pem.issue(each);
            principals.put(each, "{tls: {cert: %s.pem, key: %s-key.pem}}".formatted(each, each));
        }
        NatsServer server = start(configuration(each -> "user: \"CN=" + each + "\"")
                + "tls {cert_file: \"%s\", key_file: \"%s\", ca_file: \"%s\", verify_and_map: true}%n"
                        .formatted(pem.certificate("server"), pem.key("server"), pem.certificate("authority")));

        Commands.Outcome run = run(server.url() + "\n  tls: {ca: authority.pem}", principals);

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(passing()).isEqualTo(SHOWN);
        assertThat(evidence("PERM-16"))
                .contains("connecting without credentials: TLS alert ")
                .contains("connecting as system_a with a wrong secret: TLS alert decrypt_error")
                .contains("connecting as system_a with the secret of system_b: TLS alert decrypt_error");
    }

    @Test
    void by_credentials_of_an_operator_the_verdicts_are_those_of_passwords_and_a_grant_too_many_is_blamed()
            throws Exception {
        SignedBridge bridge = SignedBridge.least();
        bridge.addUser("outsider", "HUB");
        bridge.userNats("outsider").withObject("/pub").withArray("/deny").add(">");
        bridge.userNats("outsider").withObject("/sub").withArray("/deny").add(">");
        Map<String, String> principals = new TreeMap<>();
        for (String each : PRINCIPALS) {
            Files.writeString(folder.resolve(each + ".creds"), bridge.creds(each));
            principals.put(each, "{creds: " + each + ".creds}");
        }
        NatsServer server = start("jetstream: enabled\n" + bridge.configuration());
        provision(server, "--creds", folder.resolve("admin.creds").toString());

        Commands.Outcome tight = run(server.url(), principals);

        assertThat(tight.status()).as(tight.output()).isZero();
        assertThat(passing()).isEqualTo(SHOWN);

        bridge.allow("system_b", "pub", "$JS.API.STREAM.PURGE.*");
        Files.writeString(folder.resolve("system_b.creds"), bridge.creds("system_b"));

        Commands.Outcome loose = run(
                server.url(),
                principals,
                "--tags",
                "@PERM-01 or @PERM-06 or @PERM-08 or @PERM-09 or @PERM-21 or @PERM-22");

        assertThat(loose.status()).as(loose.output()).isEqualTo(1);
        assertThat(passing()).isEqualTo(ids("PERM-01 PERM-06 PERM-09 PERM-22"));
        assertThat(row("PERM-08").reason())
                .contains("tries of system_b; it allowed publish to $JS.API.STREAM.PURGE.sync-stream");
        assertThat(row("PERM-21").reason())
                .contains("it allowed 1: publish to $JS.API.STREAM.PURGE.sync-stream (STREAM.PURGE, PERM-08)");
    }

    @Test
    void a_token_names_nobody_so_that_a_server_of_tokens_denies_nobody_anything() throws Exception {
        NatsServer server = start("jetstream: enabled\nauthorization {token: \"shared-by-everybody\"}\n");
        provision(server, "--server", server.url().replace("//", "//shared-by-everybody@"));
        Files.writeString(folder.resolve("token"), "shared-by-everybody");
        Map<String, String> principals = new TreeMap<>();
        PRINCIPALS.forEach(each -> principals.put(each, "{token: {file: token}}"));

        Commands.Outcome run = run(server.url(), principals, "--tags", "@PERM-26 or @PERM-16 or @PERM-06");

        assertThat(run.status()).as(run.output()).isEqualTo(1);
        assertThat(row("PERM-26").reason()).contains("tries of outsider; it allowed publish to system_a.sync.system_b");
        assertThat(row("PERM-06").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(row("PERM-16").reason()).contains("On a server that refuses nothing");
        assertThat(run.output()).doesNotContain("shared-by-everybody");
    }

    /** Streams and consumers in the store that later servers of this test find there. */
    private void provision() {
        NatsServer server = start(NatsConf.render(
                TOPOLOGY, LeastGrants.of(TOPOLOGY), passwords, SecretForm.BCRYPT, NatsConf.EPHEMERAL_BCRYPT_COST));
        provision(
                server,
                "--server",
                server.url().replace("//", "//admin:" + passwords.of("admin").password() + "@"));
        server.stop();
    }

    private static void provision(NatsServer server, String... how) {
        String[] arguments = Stream.concat(Stream.of("provision", "apply"), Arrays.stream(how))
                .toArray(String[]::new);
        Commands.Outcome made = Children.drawbridge(Map.of("NATS_URL", server.url()), List.of(), arguments);
        assertThat(made.status()).as(made.output()).isZero();
    }

    private NatsServer start(String conf) {
        return BinaryBackend.find(Requirement.usable())
                .start(workspace, "theirs", conf, NatsOptions.defaults().storingIn(folder.resolve("store")));
    }

    /** The least grants, with another way for users to say who they are than by a password. */
    private String configuration(UnaryOperator<String> identity) {
        String conf = NatsConf.render(
                TOPOLOGY, LeastGrants.of(TOPOLOGY), passwords, SecretForm.PLAIN, NatsConf.EPHEMERAL_BCRYPT_COST);
        for (String each : passwords.principals()) {
            conf = conf.replaceAll("user: \"" + each + "\"\\s+password: \"[^\"]*\"", identity.apply(each));
        }
        assertThat(conf).doesNotContain("password");
        return conf;
    }

    private Commands.Outcome run(String url, Map<String, String> principals, String... more) throws IOException {
        StringBuilder yaml = new StringBuilder("implementation: {name: The bridge of others}\nnats:\n"
                + "  backend: attached\n  url: " + url + "\n  principals:\n");
        principals.forEach((name, how) ->
                yaml.append("    ").append(name).append(": ").append(how).append('\n'));
        Path file = Files.writeString(folder.resolve("attached.yaml"), yaml);
        List<String> arguments = new ArrayList<>(List.of(
                "run", "-c", file.toString(), "-o", folder.resolve("out").toString()));
        arguments.addAll(more.length == 0 ? List.of("--profile", "permissions") : List.of(more));
        return Children.patiently(Map.of(), arguments.toArray(String[]::new));
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

    /** Whether PERM-30 does is up to the server that this machine has. */
    private Set<String> passing() throws IOException {
        return report().requirements().stream()
                .filter(row -> row.verdict() == Verdict.PASS && !row.id().equals("PERM-30"))
                .map(RequirementVerdict::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void assertNoSecret(Map<String, NKey> keys, Commands.Outcome run)
            throws GeneralSecurityException, IOException {
        String said = run.output() + Files.readString(folder.resolve("out/report.json"));
        for (NKey each : keys.values()) {
            assertThat(said).doesNotContain(new String(each.getSeed()));
        }
    }

    private static String publicKey(Map<String, NKey> keys, String name) {
        try {
            return new String((keys.containsKey(name) ? key(keys, name) : NKey.createUser(RANDOM)).getPublicKey());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NKey key(Map<String, NKey> keys, String name) {
        return Objects.requireNonNull(keys.get(name));
    }

    private static Set<String> ids(String text) {
        return new TreeSet<>(Arrays.asList(text.split(" ", -1)));
    }
}
