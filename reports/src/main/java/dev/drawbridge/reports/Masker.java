package dev.drawbridge.reports;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ahocorasick.trie.Emit;
import org.ahocorasick.trie.Trie;

/**
 * Takes secrets out of text.
 *
 * <p>Beside the secrets it was given, also as they stand in a URL, it masks the password of any URL with user information
 * and bcrypt hashes.
 */
public final class Masker {

    /** What stands in place of a secret. */
    public static final String MASK = "•••";

    private static final Pattern USER_INFO = Pattern.compile("(://[^/\\s:@]*:)[^/\\s@]+(?=@)");
    private static final Pattern BCRYPT = Pattern.compile("\\$2[abxy]\\$\\d\\d\\$[./A-Za-z0-9]{53}");

    /** All are looked for in one go: hundreds of secrets in megabytes of logs. */
    private final Trie secrets;

    private final int count;

    private Masker(Trie secrets, int count) {
        this.secrets = secrets;
        this.count = count;
    }

    /** A masker for those secrets; blank ones are none. */
    public static Masker of(Collection<String> secrets) {
        List<String> forms = secrets.stream()
                .filter(secret -> !secret.isBlank())
                .flatMap(secret -> Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)))
                .distinct()
                .toList();
        // Of two that overlap the longer one: a secret that is part of another must not leave the rest of that one
        // readable.
        return new Masker(Trie.builder().ignoreOverlaps().addKeywords(forms).build(), forms.size());
    }

    /** A masker that knows no secret, and still masks URLs and hashes. */
    public static Masker none() {
        return of(List.of());
    }

    /** The text without any secret. */
    public String mask(String text) {
        StringBuilder masked = new StringBuilder(text.length());
        int shown = 0;
        for (Emit secret : secrets.parseText(text)) {
            masked.append(text, shown, secret.getStart()).append(MASK);
            shown = secret.getEnd() + 1;
        }
        masked.append(text, shown, text.length());
        String withoutUserInfo =
                USER_INFO.matcher(masked).replaceAll(found -> Matcher.quoteReplacement(found.group(1) + MASK));
        return BCRYPT.matcher(withoutUserInfo).replaceAll(MASK);
    }

    /** Doesn't show the secrets. */
    @Override
    public String toString() {
        return "Masker of " + Text.count(count, "secret");
    }
}
