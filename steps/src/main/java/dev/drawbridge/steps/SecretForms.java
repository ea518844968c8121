package dev.drawbridge.steps;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ahocorasick.trie.PayloadEmit;
import org.ahocorasick.trie.PayloadTrie;

/** The forms in which a secret gets out: as it is, in a URL, in Base64 behind whatever stands before it. */
final class SecretForms {

    /** For the reader of the evidence. */
    static final String KINDS = "plain, URL-encoded and Base64 form";

    /** Shorter ones turn up by chance: a password of "a" is in every log. */
    private static final int LEAST = 6;

    private static final int BASE64_GROUP = 3;

    /** All forms are looked for in one go: hundreds of secrets in megabytes of logs. */
    private final PayloadTrie<Form> forms;

    private SecretForms(PayloadTrie<Form> forms) {
        this.forms = forms;
    }

    /** Says of a text what it holds, and never the secret itself. */
    private record Form(String words, String text, boolean base64) {}

    static SecretForms of(Collection<String> secrets) {
        PayloadTrie.PayloadTrieBuilder<Form> forms = PayloadTrie.builder();
        secrets.stream()
                .filter(secret -> secret.length() >= LEAST)
                .flatMap(SecretForms::formsOf)
                .forEach(form -> forms.addKeyword(form.text(), form));
        return new SecretForms(forms.build());
    }

    private static Stream<Form> formsOf(String secret) {
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return Stream.of(
                        Stream.of(new Form("a secret", secret, false)),
                        Stream.of(new Form("a secret, URL-encoded,", encoded, false))
                                .filter(form -> !encoded.equals(secret)),
                        IntStream.range(0, BASE64_GROUP)
                                .mapToObj(before -> new Form("a secret in Base64", base64(secret, before), true)))
                .flatMap(forms -> forms);
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
        // The alphabet of URLs is the other one with two signs changed.
        String standard = text.replace('-', '+').replace('_', '/');
        return Stream.concat(formsIn(text), formsIn(standard).filter(Form::base64))
                .map(form -> form.words().toLowerCase(Locale.ROOT))
                .distinct();
    }

    private Stream<Form> formsIn(String text) {
        return forms.parseText(text).stream().map(PayloadEmit::getPayload);
    }
}
