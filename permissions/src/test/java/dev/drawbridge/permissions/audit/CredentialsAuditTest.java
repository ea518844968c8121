package dev.drawbridge.permissions.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.permissions.Bridges;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.SignedBridge;
import dev.drawbridge.permissions.conf.ConfException;
import dev.drawbridge.topology.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsAuditTest {

    private final SignedBridge bridge = SignedBridge.least();

    @TempDir
    private Path folder;

    @Test
    void least_permissions_have_no_finding() throws IOException {
        AuditResult result = audit();

        assertThat(result.principals()).containsExactly("system_a");
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void too_much_and_too_little_are_found_at_the_line_of_the_jwt_and_its_claim() throws IOException {
        bridge.userNats("system_a").remove("pub");
        bridge.userNats("system_a").remove("sub");
        bridge.allow("system_a", "pub", "system_a.>");
        bridge.allow("system_a", "pub", "$JS.API.>");
        bridge.allow("system_a", "sub", "_INBOX.>");

        AuditResult result = audit();

        assertThat(result.findings())
                .extracting(each -> each.place().claim() + " " + each.requirement() + " "
                        + each.kind().words() + " " + each.subject())
                .containsExactlyInAnyOrder(
                        "nats.pub.allow[0] PERM-21 over-grant system_a.>",
                        "nats.pub.allow[1] PERM-21 over-grant $JS.API.>",
                        "nats.sub.allow[0] PERM-13 shared inbox _INBOX.>",
                        "nats.pub PERM-22 under-grant $JS.ACK.sync-stream.system_a-workers.>",
                        "nats.sub PERM-22 under-grant _INBOX_system_a.>");
        assertThat(result.findings())
                .allSatisfy(each -> assertThat(each.place().line()).isEqualTo(2));
        assertThat(result.findings())
                .filteredOn(each -> each.subject().equals("system_a.>"))
                .extracting(Finding::remedy)
                .containsExactly(
                        "write \"system_a.sync.system_b\", \"system_a.sync.dlq\" instead of \"system_a.>\": nsc edit"
                                + " user --account " + bridge.key("APP_SYSTEM_A")
                                + " --name system_a --rm 'system_a.>' --allow-pub system_a.sync.system_b --allow-pub"
                                + " system_a.sync.dlq");
    }

    @Test
    void a_scope_is_looked_up_in_the_account_that_is_given() throws IOException {
        bridge.scoped("APP_SYSTEM_A", "system_a")
                .withObject("/pub")
                .withArray("/allow")
                .add("{{name()}}.>");

        assertThatThrownBy(this::audit)
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("system_a.creds:2: its permissions stand in the scope of the signing key ")
                .hasMessageContaining(
                        "give the JWT of its account " + bridge.key("APP_SYSTEM_A") + " too: --account FILE");
        assertThat(audit(account("APP_SYSTEM_A")).findings())
                .extracting(Finding::subject)
                .contains("system_a.>", "");
    }

    @Test
    void who_is_refused_is_told_by_the_account_that_is_given() throws IOException {
        bridge.nats("APP_SYSTEM_A").withObject("/revocations").put("*", 4_000_000_000L);

        assertThat(audit().findings()).isEmpty();
        assertThat(audit(account("APP_SYSTEM_A")).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.REFUSED);
    }

    /** As Go reads them: a server that refuses the token lets nobody in by it. */
    @Test
    void a_number_that_is_not_whole_is_none() {
        for (double number : new double[] {1.5, 4e9}) {
            bridge.userClaims("system_a").put("exp", number);

            assertThatThrownBy(() -> audit(bridge.userJwt("system_a")))
                    .isInstanceOf(ConfException.class)
                    .hasMessageContaining("exp")
                    .hasMessageContaining("expected a whole number");
        }
    }

    @Test
    void what_is_no_jwt_is_refused_in_words() throws IOException {
        String jwt = bridge.userJwt("system_a");
        String[] parts = jwt.split("\\.", -1);
        bridge.userNats("system_a").put("version", 1);
        Map<String, String> refused = Map.of(
                "nothing",
                "expected a JWT, alone or as a .creds file has it; found none",
                "eyJ0.eyJ0",
                ":1: expected a JWT, three parts with dots between; found 2",
                "eyJ0.eyJ0.x",
                ":1: expected JSON as the header of a JWT",
                parts[0] + ".e=." + parts[2],
                ":1: expected base64 without padding as the claims",
                parts[0] + ".e30." + parts[2],
                "expected a JWT of version 2, found one of version 0",
                parts[1] + "." + parts[1] + "." + parts[2],
                "expected a header of type JWT and algorithm ed25519-nkey",
                jwt.substring(0, jwt.length() - 4),
                "its signature is not that of A",
                bridge.userJwt("system_a"),
                "found one of version 1; nsc upgrade-jwt makes it one",
                bridge.accountJwt("HUB"),
                "expected a user's JWT, found one of type account");

        refused.forEach((text, message) -> assertThatThrownBy(() -> audit(text))
                .as(text)
                .isInstanceOf(ConfException.class)
                .hasMessageContaining(message));
        assertThatThrownBy(() -> audit("eyJ" + "A".repeat(2 << 20) + ".e30.x"))
                .hasMessageContaining("servers take 1 MiB");
        assertThatThrownBy(() -> audit(bridge.userJwt("system_b"), "system_c"))
                .hasMessageContaining("none of its users (system_b) is a principal");
    }

    private Path account(String name) throws IOException {
        return Files.writeString(folder.resolve(name + ".jwt"), bridge.accountJwt(name));
    }

    private AuditResult audit(Path... accounts) throws IOException {
        return audit(bridge.creds("system_a"), "system_a", accounts);
    }

    private void audit(String text) throws IOException {
        audit(text, "system_a");
    }

    private AuditResult audit(String text, String user, Path... accounts) throws IOException {
        Path creds = Files.writeString(folder.resolve("system_a.creds"), text);
        return new Audit(
                        Bridges.seed(Layout.ISOLATED),
                        Map.of("system_b", "somebody else", "system_a", user),
                        ServerVersion.parse("2.15.1"))
                .ofCredentials(new GivenTokens(List.of(creds), Arrays.asList(accounts)), Instant.now());
    }
}
