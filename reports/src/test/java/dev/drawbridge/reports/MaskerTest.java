package dev.drawbridge.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MaskerTest {

    @Test
    void a_secret_is_masked_wherever_it_stands() {
        assertThat(Masker.of(List.of("geheim")).mask("geheim, (geheim) and ungeheim"))
                .isEqualTo("•••, (•••) and un•••");
    }

    @Test
    void a_secret_within_another_leaves_nothing_of_the_longer_one() {
        assertThat(Masker.of(List.of("abc", "abcdef")).mask("abcdef abc")).isEqualTo("••• •••");
    }

    @Test
    void of_two_secrets_that_overlap_nothing_but_the_end_of_the_shorter_one_is_left() {
        assertThat(Masker.of(List.of("abcdef", "efgh")).mask("abcdefgh")).isEqualTo("•••gh");
    }

    @Test
    void a_secret_is_masked_as_it_stands_in_a_url_too() {
        assertThat(Masker.of(List.of("p@ss/w")).mask("?password=p%40ss%2Fw")).isEqualTo("?password=•••");
    }

    @Test
    void the_password_of_a_url_and_a_bcrypt_hash_are_masked_unasked() {
        String hash = "$2a$11$" + "abcdefghijklmnopqrstuv" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ01234";

        assertThat(Masker.none().mask("nats://admin:geheim@127.0.0.1:4222 and password: \"" + hash + "\""))
                .isEqualTo("nats://admin:•••@127.0.0.1:4222 and password: \"•••\"");
    }

    @Test
    void blank_secrets_mask_nothing() {
        assertThat(Masker.of(List.of("", " ")).mask("a b c")).isEqualTo("a b c");
    }

    @Test
    void a_masker_does_not_tell_its_secrets() {
        assertThat(Masker.of(List.of("geheim"))).hasToString("Masker of 1 secret");
    }
}
