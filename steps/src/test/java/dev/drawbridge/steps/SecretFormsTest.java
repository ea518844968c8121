package dev.drawbridge.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFormsTest {

    private static final String SECRET = "p@ss w/rd?ü>12";

    @Test
    void a_secret_is_found_as_it_is() {
        assertThat(found("password=" + SECRET + ",")).containsExactly("a secret");
    }

    @Test
    void a_secret_is_found_in_a_url() {
        assertThat(found("nats://a:" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8) + "@host"))
                .containsExactly("a secret, url-encoded,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:", "ab:", "system_a:", "user=x&password="})
    void a_secret_is_found_in_base64_whatever_stands_before_and_behind_it(String before) {
        byte[] bytes = (before + SECRET + "&more").getBytes(StandardCharsets.UTF_8);

        assertThat(found("Basic " + Base64.getEncoder().encodeToString(bytes))).containsExactly("a secret in base64");
        assertThat(found(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)))
                .containsExactly("a secret in base64");
    }

    @Test
    void a_text_without_a_secret_holds_none() {
        assertThat(found("2026-11-25 INFO started as system_a, password ***")).isEmpty();
    }

    @Test
    void a_secret_of_a_few_letters_is_not_looked_for_since_every_text_holds_it() {
        assertThat(SecretForms.of(List.of("a", "wrong")).foundIn("a wrong answer"))
                .isEmpty();
    }

    private static List<String> found(String text) {
        return SecretForms.of(List.of(SECRET)).foundIn(text).toList();
    }
}
