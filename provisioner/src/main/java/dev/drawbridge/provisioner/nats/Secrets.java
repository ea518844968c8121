package dev.drawbridge.provisioner.nats;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps credentials out of everything that is shown or written. */
public final class Secrets {

    private static final String MASK = "***";
    /** Greedy up to the last {@code @}: a password may hold one. */
    private static final Pattern USER_INFO = Pattern.compile("(?i)([a-z][a-z0-9+.-]*://)\\S*@");

    /** Shorter ones would mask ordinary words, and are not secret anyway. */
    private static final int SHORTEST = 3;

    private Secrets() {}

    /** {@code text} without any user information in its URLs. */
    public static String maskUrls(String text) {
        return USER_INFO.matcher(text).replaceAll("$1" + MASK + "@");
    }

    /** {@code text}, which others wrote, without the user information in its URLs and without {@code secrets}. */
    static String mask(@Nullable String text, List<String> secrets) {
        String masked = maskUrls(text == null ? "" : text);
        for (String secret : secrets) {
            if (secret.length() >= SHORTEST) {
                masked = masked.replace(secret, MASK);
            }
        }
        return masked;
    }
}
