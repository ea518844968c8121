package dev.drawbridge.reports;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    private final List<String> secrets;

    private Masker(List<String> secrets) {
        this.secrets = secrets;
    }

    /** A masker for those secrets; blank ones are none. */
    public static Masker of(Collection<String> secrets) {
        // The longest first: a secret that is part of another must not leave the rest of that one readable.
        return new Masker(secrets.stream()
                .filter(secret -> !secret.isBlank())
                .flatMap(secret -> Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    /** A masker that knows no secret, and still masks URLs and hashes. */
    public static Masker none() {
        return of(List.of());
    }

    /** The text without any secret. */
    public String mask(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, MASK);
        }
        masked = USER_INFO.matcher(masked).replaceAll(found -> Matcher.quoteReplacement(found.group(1) + MASK));
        return BCRYPT.matcher(masked).replaceAll(MASK);
    }

    /** Doesn't show the secrets. */
    @Override
    public String toString() {
        return "Masker of " + Text.count(secrets.size(), "secret");
    }
}
