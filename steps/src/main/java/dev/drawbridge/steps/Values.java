package dev.drawbridge.steps;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Text of every kind that the contract allows, made up from a seed: the same seed makes the same text. There is no NUL in
 * it, for which PostgreSQL has no place, no half of a surrogate pair, which is no text, and no blank at either end, which
 * an app may take off.
 */
final class Values {

    /** As long as every implementation must take it. */
    static final int SHORT = 250;

    private final Random random;

    Values(long seed) {
        this.random = new Random(seed);
    }

    /** Kinds of text, each by the pieces that it is made of. */
    private enum Kind {
        PLAIN(60, pieces("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -_.,:;!?()+*/=")),
        ACCENTED(60, pieces("àéîõüßñøåçÀÉÎÕÜŁżğİıſœ ")),
        /** Letters made of parts: whoever composes them shows something else than what was sent. */
        COMBINING(30, "e\u0301", "a\u0308", "o\u0302\u0323", "n\u0303", "\u0915\u094d\u0937", "\u1100\u1161"),
        RIGHT_TO_LEFT(40, "שלום", "עולם", " ", "مرحبا", "۰۱۲۳", "\u200f", "\u202b\u05d0b\u202c"),
        EAST_ASIAN(60, pieces("漢字かなカナ한국어简体繁體。、「」")),
        EMOJI(20, "😀", "👍🏽", "👩\u200d👩\u200d👧", "🇩🇪", "❤\ufe0f"),
        /** One character and two UTF-16 units each: whoever counts or cuts by units breaks them. */
        SURROGATES(40, pieces("𝔘𝔫𝔦𝔠𝔬𝔡𝔢𠮷𓂀𐍈")),
        ESCAPED(
                30, "\"", "'", "\\", "/", "<b>", "&amp;", "%00", "\\u0000", "\\n", "'; --", "{{x}}", "\t", "\n",
                "\u2028"),
        LIKE_A_NUMBER(1, "007", "1e3", "-0", "0x1F", "NaN", "1.50", "9223372036854775808", "null", "true", "١٢٣"),
        LONG(10_000, "the quick brown fox ", "ü", "漢", "𝔘", "😀");

        private final int longest;
        private final List<String> pieces;

        Kind(int longest, String... pieces) {
            this.longest = longest;
            this.pieces = List.of(pieces);
        }

        private static String[] pieces(String text) {
            return text.codePoints().mapToObj(Character::toString).toArray(String[]::new);
        }
    }

    /** One text of each kind, none longer than that. */
    List<String> texts(int longest) {
        return Arrays.stream(Kind.values()).map(kind -> text(kind, longest)).toList();
    }

    boolean flag() {
        return random.nextBoolean();
    }

    /** One of them. */
    <T> T among(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private String text(Kind kind, int longest) {
        int length = Math.min(longest, kind.longest);
        // What is meant to be long is as long as may be: just there things are cut.
        int wanted = kind == Kind.LONG ? length : 1 + random.nextInt(length);
        StringBuilder text = new StringBuilder();
        while (text.length() < wanted) {
            String piece = among(kind.pieces);
            if (text.length() + piece.length() > Math.max(length, piece.length())) {
                break;
            }
            text.append(piece);
        }
        String stripped = text.toString().strip();
        return stripped.isEmpty() ? "x" : stripped;
    }
}
