package dev.drawbridge.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.nats.client.NKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MismatchTest {

    private static final byte[] NONCE = "nonce".getBytes(StandardCharsets.UTF_8);

    @Test
    void a_user_stays_and_the_password_does_not() {
        UserPassword known = new UserPassword("system_a", "secret");

        assertThat(Mismatch.madeUp(known))
                .asInstanceOf(type(UserPassword.class))
                .satisfies(wrong -> assertThat(wrong.user()).isEqualTo("system_a"))
                .satisfies(wrong -> assertThat(wrong.password()).isNotEqualTo("secret"));
        assertThat(Mismatch.of(known, new UserPassword("system_b", "other")))
                .isEqualTo(new UserPassword("system_a", "other"));
    }

    @Test
    void a_public_key_stays_and_the_signature_is_not_its_own() throws Exception {
        Login.Signed one =
                Login.Signed.nkey(new String(NKey.createUser(new SecureRandom()).getSeed()));
        Login.Signed two =
                Login.Signed.nkey(new String(NKey.createUser(new SecureRandom()).getSeed()));
        NKey key = NKey.fromPublicKey(one.keys().getID());

        for (Login wrong : new Login[] {Mismatch.madeUp(one), Mismatch.of(one, two)}) {
            assertThat(wrong).asInstanceOf(type(Login.Signed.class)).satisfies(signed -> {
                assertThat(signed.keys().getID()).isEqualTo(one.keys().getID());
                assertThat(key.verify(NONCE, signed.keys().sign(NONCE))).isFalse();
            });
        }
        assertThat(key.verify(NONCE, one.keys().sign(NONCE))).isTrue();
        assertThat(two.keys().sign(NONCE))
                .isEqualTo(((Login.Signed) Objects.requireNonNull(Mismatch.of(one, two)))
                        .keys()
                        .sign(NONCE));
    }

    @Test
    void a_token_is_all_there_is_so_that_another_is_no_wrong_proof_of_it() {
        Login.Token token = new Login.Token("secret");

        assertThat(Mismatch.madeUp(token)).isInstanceOf(Login.Token.class).isNotEqualTo(token);
        assertThat(Mismatch.of(token, new Login.Token("other"))).isNull();
        assertThat(Mismatch.of(new UserPassword("a", "b"), token)).isNull();
    }
}
