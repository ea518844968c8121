package dev.drawbridge.permissions.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.permissions.Bridges;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.SignedBridge;
import dev.drawbridge.permissions.conf.ConfException;
import dev.drawbridge.topology.Layout;
import io.nats.client.NKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts that an operator's server keeps as files: {@code resolver: {type: full, dir: …}}. */
class ResolverFolderTest {

    private static final String ACK = "$JS.ACK.sync-stream.system_a-workers.>";

    private final SignedBridge bridge = SignedBridge.least();

    @TempDir
    private Path directory;

    private Path folder;

    @BeforeEach
    void chooseTheFolder() {
        folder = directory.resolve("jwt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "FULL", "cache"})
    void what_is_in_it_is_judged_as_what_is_preloaded(String type) throws IOException {
        assertThat(audit(bridge.configuration(type, folder))).isEmpty();

        bridge.remove("APP_SYSTEM_A", "imports", ACK);
        assertThat(audit(bridge.configuration(type, folder))).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.UNDER_GRANT);
            assertThat(finding.subject()).isEqualTo(ACK);
            assertThat(finding.place().file()).hasFileName(bridge.key("APP_SYSTEM_A") + ".jwt");
        });
    }

    @Test
    void it_may_have_been_copied_from_the_server_to_beside_the_configuration() throws IOException {
        String conf = bridge.configuration("full", folder).replace(folder.toString(), "/var/lib/nats/jwt");

        assertThat(audit(conf)).isEmpty();
    }

    @Test
    void accounts_may_be_kept_in_folders_by_the_ends_of_their_keys() throws IOException {
        String conf = bridge.configuration("full", folder);
        for (String name : bridge.accountNames()) {
            String key = bridge.key(name);
            Path shard = Files.createDirectories(folder.resolve(key.substring(key.length() - 2)));
            Files.move(folder.resolve(key + ".jwt"), shard.resolve(key + ".jwt"));
        }

        assertThat(audit(conf)).isEmpty();
    }

    @Test
    void of_a_full_resolver_what_is_not_in_it_does_not_exist() throws IOException {
        String conf = bridge.configuration("full", folder);
        Files.delete(folder.resolve(bridge.key("APP_SYSTEM_A") + ".jwt"));

        assertThat(audit(conf)).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.REFUSED);
            assertThat(finding.principal()).isEqualTo("system_a");
        });
    }

    @Test
    void of_a_cache_what_is_not_in_it_is_asked_for() throws IOException {
        String conf = bridge.configuration("cache", folder);
        Path moved = Files.move(
                folder.resolve(bridge.key("APP_SYSTEM_A") + ".jwt"), directory.resolve("system_a-account.jwt"));

        assertThatThrownBy(() -> audit(conf)).isInstanceOf(ConfException.class).hasMessageContaining("--account");
        assertThat(audit(conf, moved)).isEmpty();
    }

    @Test
    void what_was_deleted_there_and_what_is_no_account_is_not_taken_for_one() throws IOException {
        String conf = bridge.configuration("full", folder);
        Files.writeString(folder.resolve("AOLD.jwt.deleted"), "whatever");
        assertThat(audit(conf)).isEmpty();

        Path user = Files.writeString(folder.resolve("user.jwt"), bridge.userJwt("system_a"));
        assertThatThrownBy(() -> audit(conf))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining(user.getFileName().toString())
                .hasMessageContaining("expected an account's JWT, found one of type user");
    }

    @Test
    void a_folder_that_is_nowhere_is_told_with_its_line_and_may_be_made_up_for() throws IOException {
        String conf = bridge.configuration("full", folder).replace(folder.toString(), "/var/lib/nats/elsewhere");
        List<Path> accounts = new ArrayList<>();
        for (String name : bridge.accountNames()) {
            accounts.add(folder.resolve(bridge.key(name) + ".jwt"));
        }

        assertThatThrownBy(() -> audit(conf))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("nats.conf:2: expected the resolver's folder there or beside the configuration")
                .hasMessageContaining("/var/lib/nats/elsewhere");
        assertThat(audit(conf, accounts.toArray(Path[]::new))).isEmpty();
    }

    @Test
    void a_seed_in_place_of_the_operators_jwt_is_not_repeated() throws IOException, GeneralSecurityException {
        String seed = new String(NKey.createOperator(new SecureRandom()).getSeed());
        String conf = bridge.configuration("full", folder).replace(bridge.operatorJwt(), seed);

        assertThatThrownBy(() -> audit(conf))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("nats.conf:1: expected a JWT or the file of one")
                .hasMessageContaining("the seed of a key, a secret")
                .message()
                .doesNotContain(seed);
    }

    private List<Finding> audit(String text, Path... accounts) throws IOException {
        Path conf = Files.writeString(directory.resolve("nats.conf"), text);
        List<Path> users = new ArrayList<>();
        for (String name : bridge.userNames()) {
            users.add(Files.writeString(directory.resolve(name + ".creds"), bridge.creds(name)));
        }
        return new Audit(Bridges.seed(Layout.ISOLATED), Map.of(), ServerVersion.parse("2.15.1"))
                .ofConfiguration(conf, Map.of(), new GivenTokens(users, List.of(accounts)), Instant.now())
                .findings();
    }
}
