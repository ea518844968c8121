package dev.drawbridge.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.NKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginTest {

    @Test
    void a_user_jwt_that_has_expired_says_when() {
        SignedBridge bridge = SignedBridge.least();
        bridge.userClaims("system_a")
                .put("exp", Instant.parse("2024-02-29T12:00:00Z").getEpochSecond());

        assertThat(Login.Signed.credentials(bridge.creds("system_a")).title())
                .isEqualTo("the user JWT of " + bridge.userKey("system_a")
                        + ", which expired at 2024-02-29T12:00:00Z (exp),");
    }

    @Test
    void one_that_counts_says_whose_it_is() {
        SignedBridge bridge = SignedBridge.least();
        bridge.userClaims("system_a").put("exp", Instant.now().getEpochSecond() + 3_600);

        assertThat(Login.Signed.credentials(bridge.creds("system_a")).title())
                .isEqualTo("the user JWT of " + bridge.userKey("system_a"));
        assertThat(Login.Signed.credentials(bridge.creds("system_b")).title())
                .isEqualTo("the user JWT of " + bridge.userKey("system_b"));
    }

    @Test
    void a_users_nkey_says_whose_it_is_and_never_shows_its_seed() throws Exception {
        NKey key = NKey.createUser(null);
        String seed = new String(key.getSeed());
        Login.Signed login = Login.Signed.nkey(seed);

        assertThat(login.title()).isEqualTo("NKey " + new String(key.getPublicKey()));
        assertThat(login).hasToString("Signed[" + login.title() + "]");
        assertThat(new Login.Token(seed)).hasToString("Token[***]");
    }

    @Test
    void what_is_no_users_is_no_login() throws Exception {
        String account = new String(NKey.createAccount(null).getSeed());

        assertThatThrownBy(() -> Login.Signed.nkey(account)).hasMessage("the seed is of type ACCOUNT, not of a user");
    }
}
