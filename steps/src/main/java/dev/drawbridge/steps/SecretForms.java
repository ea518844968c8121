package dev.drawbridge.steps;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The forms in which a secret gets out: as it is, in a URL, in Base64 behind whatever stands before it. */
final class SecretForms {

    /** For the reader of the evidence. */
    static final String KINDS = "plain, URL-encoded and Base64 form";

    /** Shorter ones turn up by chance: a password of "a" is in every log. */
    private static final int LEAST = 6;

    private static final int BASE64_GROUP = 3;

    private final List<Form> forms;

    private SecretForms(List<Form> forms) {
        this.forms = forms;
    }

    /** Says of a text what it holds, and never the secret itself. */
    private record Form(String words, String text) {}

    static SecretForms of(Collection<String> secrets) {
        return new SecretForms(secrets.stream()
                .filter(secret -> secret.length() >= LEAST)
                .flatMap(SecretForms::formsOf)
                .toList());
    }

    private static Stream<Form> formsOf(String secret) {
        return Stream.concat(
                Stream.of(
                        new Form("a secret", secret),
                        new Form("a secret, URL-encoded,", URLEncoder.encode(secret, StandardCharsets.UTF_8))),
                IntStream.range(0, BASE64_GROUP)
                        .mapToObj(before -> new Form("a secret in Base64", base64(secret, before))));
    }

    /** What Base64 makes of a secret that so many bytes stand before, without the signs that these or the end shape. */
    private static String base64(String secret, int before) {
        byte[] bytes = ("x".repeat(before) + secret).getBytes(StandardCharsets.UTF_8);
        int whole = bytes.length / BASE64_GROUP * BASE64_GROUP;
        String text = Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(bytes, whole));
        return text.substring(before == 0 ? 0 : 4);
    }

    /** What the text holds, in words without the secret. */
    Stream<String> foundIn(String text) {
        String standard = text.replace('-', '+').replace('_', '/');
        return forms.stream()
                .filter(form -> text.contains(form.text())
                        || (form.words().contains("Base64") && standard.contains(form.text())))
                .map(form -> form.words().toLowerCase(Locale.ROOT))
                .distinct();
    }
}
