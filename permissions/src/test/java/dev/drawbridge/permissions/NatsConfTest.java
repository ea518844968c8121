package dev.drawbridge.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import at.favre.lib.crypto.bcrypt.BCrypt;
import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NatsConfTest {

    @ParameterizedTest
    @EnumSource(Layout.class)
    void every_subject_is_quoted_and_no_list_is_empty(Layout layout) {
        String conf = plain(Bridges.between(layout, List.of("one", "two"), "a", "b", "c"));

        assertThat(conf).doesNotContainPattern("\\[\\s*\\]");
        assertThat(conf.lines().filter(line -> !line.strip().startsWith("#")))
                .allSatisfy(
                        line -> assertThat(line.replaceAll("\"[^\"]*\"", "")).doesNotContain("$", ">"));
    }

    @ParameterizedTest
    @EnumSource(Layout.class)
    void who_has_no_grant_is_denied_by_name(Layout layout) {
        String conf = plain(Bridges.seed(layout));

        String outsider = conf.substring(conf.indexOf("user: \"outsider\""));
        assertThat(outsider).contains("publish: { deny: [\">\"] }", "subscribe: { deny: [\">\"] }");
    }

    @Test
    void passwords_are_hashed_unless_somebody_asks_for_plain_ones() {
        Topology topology = Bridges.seed(Layout.ISOLATED);
        Credentials credentials = Credentials.random(topology);

        String conf = NatsConf.render(
                topology, LeastGrants.of(topology), credentials, SecretForm.BCRYPT, NatsConf.EPHEMERAL_BCRYPT_COST);

        for (String principal : credentials.principals()) {
            String password = credentials.of(principal).password();
            assertThat(conf).doesNotContain(password);
            Matcher hash = Pattern.compile("user: \"" + principal + "\"\\s+password: \"([^\"]+)\"")
                    .matcher(conf);
            assertThat(hash.find()).isTrue();
            assertThat(BCrypt.verifyer().verify(password.toCharArray(), hash.group(1)).verified)
                    .isTrue();
        }
    }

    @Test
    void apps_with_like_names_get_accounts_of_their_own() {
        String conf = plain(Bridges.between(Layout.ISOLATED, List.of("s"), "my-app", "my_app", "9lives"));

        assertThat(conf).contains("APP_MY_APP {", "APP_MY_APP_2 {", "APP_9LIVES {");
    }

    @Test
    void a_principal_without_credentials_is_named() {
        Topology topology = Bridges.seed(Layout.FLAT);
        Credentials none = Credentials.from(Map.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> NatsConf.render(topology, LeastGrants.of(topology), none, SecretForm.PLAIN))
                .withMessageContaining("admin");
    }

    private static String plain(Topology topology) {
        return NatsConf.render(topology, LeastGrants.of(topology), Credentials.random(topology), SecretForm.PLAIN);
    }
}
