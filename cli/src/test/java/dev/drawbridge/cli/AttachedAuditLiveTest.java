package dev.drawbridge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.nats.BinaryBackend;
import dev.drawbridge.harness.nats.NatsOptions;
import dev.drawbridge.harness.nats.NatsServer;
import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.harness.workspace.Workspace;
import dev.drawbridge.permissions.Credentials;
import dev.drawbridge.permissions.Grant;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.NatsConf;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.SecretForm;
import dev.drawbridge.topology.Topology;
import dev.drawbridge.topology.TopologyYaml;
import io.nats.client.NKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code drawbridge audit} against a server that somebody else started. */
@Tag("live")
@SuppressWarnings("try")
class AttachedAuditLiveTest {

    private static final Topology TOPOLOGY = TopologyYaml.seed();

    @TempDir
    private Path folder;

    private final Credentials credentials = Credentials.random(TOPOLOGY);

    @Test
    void tight_credentials_conform_and_the_matrix_is_written() throws IOException {
        try (Workspace workspace = Workspace.open();
                NatsServer server = started(workspace, LeastGrants.of(TOPOLOGY))) {
            provision(server);
            Said said = audit(server, "-o", folder.resolve("out").toString());

            assertThat(said.status()).as(said.out() + said.err()).isZero();
            assertThat(said.out())
                    .contains("system_a: 5 of 5 needs permitted, ")
                    .contains("streams, consumers, messages and pending counts are what they were")
                    .contains("no finding of level must");
            JsonNode audit = JsonMapper.shared().readTree(Files.readString(folder.resolve("out/audit.json")));
            assertThat(audit.path("state").asString()).isEqualTo("unchanged");
            assertThat(audit.path("matrix").size()).isGreaterThan(300);
            assertThat(folder.resolve("out/summary.md")).content().contains("- system_b: 5 of 5");
            JsonNode report = JsonMapper.shared().readTree(Files.readString(folder.resolve("out/report.json")));
            assertThat(verdicts(report))
                    .containsEntry("PERM-08", "pass")
                    .containsEntry("PERM-03", "pass")
                    .containsEntry("PERM-16", "pass")
                    .containsEntry("PERM-22", "pass")
                    .containsEntry("PERM-26", "pass")
                    .containsEntry("PERM-28", "pass")
                    .containsEntry("PERM-01", "pass")
                    .containsEntry("PERM-02", "pass")
                    .containsEntry("PERM-04", "pass")
                    .containsEntry("PERM-27", "untested");
            assertThat(report.path("permissions").size()).isGreaterThan(300);
            assertThat(report.path("exitStatus").asString()).isNotBlank();
            assertThat(folder.resolve("out/index.html")).content().contains("$JS.API.STREAM.DELETE.sync-stream");
            assertNoSecretIn(said);
        }
    }

    @Test
    void a_loose_grant_is_named_with_the_line_of_the_principal() throws IOException {
        try (Workspace workspace = Workspace.open();
                NatsServer server = started(workspace, loose())) {
            provision(server);
            Said said = audit(server);

            assertThat(said.status()).isEqualTo(1);
            assertThat(said.out())
                    .contains("drawbridge.yaml:7: must PERM-08, over-grant")
                    .contains("STREAM.DELETE ($JS.API.STREAM.DELETE.sync-stream)")
                    .contains("1 finding of level must");
            assertThat(said.out()).doesNotContain("PERM-09", "PERM-22");

            Said sarif = audit(
                    server, "--format", "sarif", "-o", folder.resolve("out").toString());
            JsonNode report = JsonMapper.shared().readTree(Files.readString(folder.resolve("out/report.json")));
            assertThat(verdicts(report)).containsEntry("PERM-08", "fail").containsEntry("PERM-09", "pass");
            assertThat(report.toString()).contains("expected publish $JS.API.STREAM.DELETE.sync-stream to be refused");
            assertThat(JsonMapper.shared()
                            .readTree(sarif.out())
                            .at("/runs/0/results/0/locations/0/physicalLocation/region/startLine")
                            .asInt())
                    .isEqualTo(7);
        }
    }

    @Test
    void what_keeps_the_server_from_being_asked_is_no_verdict() throws IOException {
        try (Workspace workspace = Workspace.open();
                NatsServer server = started(workspace, LeastGrants.of(TOPOLOGY))) {
            Said bare = audit(server);
            assertThat(bare.status()).isEqualTo(3);
            assertThat(bare.err()).contains("stream not found", "provisioned").doesNotContain("\tat ");

            Files.writeString(folder.resolve("system_a"), "wrong");
            Said wrong =
                    Said.by("audit", "-c", folder.resolve("drawbridge.yaml").toString());
            assertThat(wrong.status()).isEqualTo(3);
            assertThat(wrong.err())
                    .contains("refused user \"system_a\"", "Authorization Violation", "nats.principals")
                    .doesNotContain("\tat ");
        }
        Said gone = Said.by("audit", "-c", folder.resolve("drawbridge.yaml").toString());
        assertThat(gone.status()).isEqualTo(3);
        assertThat(gone.err()).contains("o connection to 127.0.0.1:").doesNotContain("\tat ");
    }

    @Test
    void credentials_that_have_expired_are_no_verdict_and_say_when_that_was() throws Exception {
        try (Workspace workspace = Workspace.open();
                NatsServer server = started(workspace, LeastGrants.of(TOPOLOGY))) {
            provision(server);
            assertThat(audit(server).status()).isZero();
            Path config = folder.resolve("drawbridge.yaml");
            Path creds = Files.writeString(folder.resolve("expired.creds"), expired());
            Files.writeString(
                    config,
                    Files.readString(config)
                            .replace("{user: system_a, password: {file: system_a}}", "{creds: " + creds + "}"));

            Said said = Said.by("audit", "-c", config.toString());

            assertThat(said.status()).isEqualTo(3);
            assertThat(said.err())
                    .contains("refused the user JWT of U", "which expired at 2024-02-29T12:00:00Z")
                    .doesNotContain("\tat ");
        }
    }

    private static String expired() throws Exception {
        NKey user = NKey.createUser(new SecureRandom());
        String jwt = Stream.of(
                        "{\"typ\":\"JWT\",\"alg\":\"ed25519-nkey\"}",
                        "{\"exp\":1709208000,\"nats\":{\"type\":\"user\",\"version\":2}}",
                        "signed by nobody")
                .map(part -> Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(UTF_8)))
                .collect(Collectors.joining("."));
        return "-----BEGIN NATS USER JWT-----\n" + jwt + "\n------END NATS USER JWT------\n\n"
                + "-----BEGIN USER NKEY SEED-----\n" + new String(user.getSeed())
                + "\n------END USER NKEY SEED------\n";
    }

    @Test
    void of_several_servers_the_first_that_answers_is_asked_and_each_that_does_not_is_named() throws IOException {
        try (Workspace workspace = Workspace.open();
                NatsServer server = started(workspace, LeastGrants.of(TOPOLOGY))) {
            provision(server);
            assertThat(audit(server).status()).isZero();
            Path config = folder.resolve("drawbridge.yaml");
            String yaml = Files.readString(config);
            String nobody = "nats://127.0.0.1:1";

            Files.writeString(config, yaml.replace(server.url(), "[" + nobody + ", \"" + server.url() + "\"]"));
            Said answered = Said.by("audit", "-c", config.toString());
            Files.writeString(config, yaml.replace(server.url(), nobody + ",nats://127.0.0.1:2"));
            Said silent = Said.by("audit", "-c", config.toString());

            assertThat(answered.status()).as(answered.out() + answered.err()).isZero();
            assertThat(silent.status()).isEqualTo(3);
            assertThat(silent.err())
                    .contains("None of the servers answers")
                    .contains("127.0.0.1:1: ")
                    .contains("127.0.0.1:2: ");
        }
    }

    @Test
    void what_the_configuration_does_not_say_is_a_mistake_in_it() throws IOException {
        Path config = folder.resolve("drawbridge.yaml");
        assertMistake(Files.writeString(config, "nats: {backend: attached}"), "nats.url");
        assertMistake(
                Files.writeString(config, "nats: {backend: attached, url: 'http://127.0.0.1:1'}"),
                "nats.url: expected");
        assertMistake(
                Files.writeString(config, "nats: {backend: attached, url: 'nats://127.0.0.1:1'}"), "nats.principals");
    }

    private static void assertMistake(Path config, String path) {
        Said said = Said.by("audit", "-c", config.toString());
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains(path).doesNotContain("\tat ");
    }

    private static Map<String, String> verdicts(JsonNode report) {
        Map<String, String> verdicts = new TreeMap<>();
        report.path("requirements")
                .forEach(row -> verdicts.put(
                        row.path("id").asString(), row.path("verdict").asString()));
        return verdicts;
    }

    private void assertNoSecretIn(Said said) {
        assertThat(credentials.principals())
                .allSatisfy(principal -> assertThat(said.out() + said.err())
                        .doesNotContain(credentials.of(principal).password()));
    }

    private NatsServer started(Workspace workspace, List<PrincipalGrants> grants) {
        String conf = NatsConf.render(TOPOLOGY, grants, credentials, SecretForm.BCRYPT, NatsConf.EPHEMERAL_BCRYPT_COST);
        return BinaryBackend.find(Requirement.usable()).start(workspace, "attached", conf, NatsOptions.defaults());
    }

    private void provision(NatsServer server) {
        String admin =
                server.url().replace("//", "//admin:" + credentials.of("admin").password() + "@");
        Said said = Said.by("provision", "apply", "--server", admin);
        assertThat(said.status()).as(said.err()).isZero();
    }

    private Said audit(NatsServer server, String... more) throws IOException {
        StringBuilder yaml =
                new StringBuilder("nats:\n  backend: attached\n  url: " + server.url() + "\n  principals:\n");
        for (String principal : credentials.principals()) {
            Files.writeString(
                    folder.resolve(principal), credentials.of(principal).password());
            yaml.append("    ").append(principal).append(": {user: ").append(principal);
            yaml.append(", password: {file: ").append(principal).append("}}\n");
        }
        Path config = Files.writeString(folder.resolve("drawbridge.yaml"), yaml);
        List<String> arguments = new ArrayList<>(List.of("audit", "-c", config.toString()));
        arguments.addAll(List.of(more));
        return Said.by(arguments.toArray(String[]::new));
    }

    private static List<PrincipalGrants> loose() {
        return LeastGrants.of(TOPOLOGY).stream()
                .map(each -> {
                    List<Grant> all = new ArrayList<>(each.grants());
                    all.add(Grant.publish("$JS.API.STREAM.DELETE.*", "nobody needs it", "PERM-08"));
                    return each.principal().name().equals("system_a") ? each.withGrants(all) : each;
                })
                .toList();
    }
}
