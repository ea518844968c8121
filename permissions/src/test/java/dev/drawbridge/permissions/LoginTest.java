package dev.drawbridge.permissions;

import static org.assertj.core.api.Assertions.assertThat;

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
}
