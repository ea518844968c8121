package dev.drawbridge.harness.postgres;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** Names for databases and their roles: lower-case letters, digits and underscores, so that none wants quotes. */
final class DatabaseName {

    /** In bytes: PostgreSQL cuts what is longer, and two names could become one. */
    private static final int LONGEST = 63;

    private DatabaseName() {}

    /** A name of some words; of those that can't be taken as they are, it has a mark that others don't have. */
    static String of(String words) {
        String plain = words.replace('-', '_');
        if (plain.matches("[a-z][a-z0-9_]*") && plain.length() <= LONGEST) {
            return plain;
        }
        String mark = "_"
                + UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .substring(0, 8);
        String letters = "d_" + plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        return letters.substring(0, Math.min(letters.length(), LONGEST - mark.length())) + mark;
    }
}
