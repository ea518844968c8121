package dev.drawbridge.permissions.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.permissions.Bridges;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.conf.ConfException;
import dev.drawbridge.topology.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsAuditTest {

    private static final String LEAST = """
            "pub":{"allow":["system_a.sync.system_b","system_a.sync.dlq",
            "$JS.API.CONSUMER.MSG.NEXT.sync-stream.system_a-workers","$JS.ACK.sync-stream.system_a-workers.>"]},
            "sub":{"allow":["_INBOX_system_a.>"]}""";
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void least_permissions_have_no_finding() throws IOException {
        AuditResult result = audit(creds(LEAST, ""));

        assertThat(result.principals()).containsExactly("system_a");
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void too_much_and_too_little_are_found_at_the_line_of_the_jwt() throws IOException {
        AuditResult result = audit(
                creds("\"pub\":{\"allow\":[\"system_a.>\",\"$JS.API.>\"]},\"sub\":{\"allow\":[\"_INBOX.>\"]}", ""));

        assertThat(result.findings())
                .extracting(each -> each.requirement() + " " + each.kind().words() + " " + each.subject())
                .containsExactlyInAnyOrder(
                        "PERM-21 over-grant system_a.>",
                        "PERM-21 over-grant $JS.API.>",
                        "PERM-13 shared inbox _INBOX.>",
                        "PERM-22 under-grant $JS.ACK.sync-stream.system_a-workers.>",
                        "PERM-22 under-grant _INBOX_system_a.>");
        assertThat(result.findings())
                .allSatisfy(each -> assertThat(each.place().line()).isEqualTo(2));
    }

    @Test
    void claims_without_permissions_allow_everything() throws IOException {
        assertThat(audit(creds("\"subs\":-1", "")).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.FAILS_OPEN);
    }

    @Test
    void leave_to_answer_is_too_much() throws IOException {
        assertThat(audit(creds(LEAST + ",\"resp\":{\"max\":1}", "")).findings())
                .extracting(Finding::subject)
                .containsExactly("allow_responses");
    }

    @Test
    void what_says_nothing_is_refused_in_words() throws IOException {
        Path account = jwt("{\"name\":\"x\",\"nats\":{\"type\":\"account\"}}");
        Path damaged = Files.writeString(folder.resolve("damaged"), "eyJ0.eyJ0.x\n");
        Path stranger = jwt("{\"name\":\"somebody\",\"nats\":{\"type\":\"user\"," + LEAST + "}}");

        assertThatThrownBy(() -> audit(creds(LEAST, "\"exp\":1700000000,")))
                .hasMessageContaining("a.creds:2: expired at 2023-11-14T22:13:20Z");
        assertThatThrownBy(() -> audit(creds("\"issuer_account\":\"AACCOUNT\"", "")))
                .hasMessageContaining("the scope of the signing key AISSUER");
        assertThatThrownBy(() -> audit(account)).hasMessageContaining("found one of type account");
        assertThatThrownBy(() -> audit(damaged))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("damaged:1: expected the claims of a user JWT");
        assertThatThrownBy(() -> audit(stranger)).hasMessageContaining("none of its users (somebody)");
    }

    private AuditResult audit(Path file) {
        return new Audit(Bridges.seed(Layout.ISOLATED), Map.of(), ServerVersion.parse("2.15.1"))
                .ofCredentials(List.of(file), NOW);
    }

    private Path creds(String nats, String claims) throws IOException {
        String jwt = encoded("{\"name\":\"system_a\",\"iss\":\"AISSUER\"," + claims
                + "\"nats\":{\"type\":\"user\",\"version\":2," + nats + "}}");
        return Files.writeString(
                folder.resolve("a.creds"),
                "-----BEGIN NATS USER JWT-----\n" + jwt
                        + "\n------END NATS USER JWT------\n\n-----BEGIN USER NKEY SEED-----\nSUSEED\n"
                        + "------END USER NKEY SEED------\n");
    }

    private Path jwt(String claims) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "user", ".jwt"), encoded(claims) + "\n");
    }

    private static String encoded(String claims) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString("{\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2lnbmVk";
    }
}
