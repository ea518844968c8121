package dev.drawbridge.permissions.audit;

import java.util.List;
import java.util.Random;

/** Changes texts at random. */
final class Mutant {

    private static final List<String> CLAIMS = List.of(
            "{}",
            "[]",
            "null",
            "-1",
            "1e999",
            "9223372036854775808",
            "true",
            "\"\"",
            "\"*\"",
            "\"$1\"",
            "[[",
            "{{name()}}",
            "{{tag(x)}}",
            "{{",
            "}}",
            "\"user_scope\"",
            "\"service\"",
            "\"nats\":",
            "\\u0000",
            " ",
            ".",
            ">");

    private final Random random;
    private final List<String> pieces;
    private String last = "";

    Mutant(Random random, List<String> pieces) {
        this.random = random;
        this.pieces = pieces;
    }

    /** A few cuts and insertions. */
    String text(String original) {
        last = changed(original, pieces);
        return last;
    }

    /** Of the claims of a JWT, most of which stay as they are. */
    String claims(String original) {
        if (random.nextInt(6) > 0) {
            return original;
        }
        if (random.nextInt(50) == 0) {
            last = "[".repeat(100_000) + original;
            return last;
        }
        last = changed(original, CLAIMS);
        return last;
    }

    private String changed(String original, List<String> inserted) {
        StringBuilder text = new StringBuilder(original);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length());
            int length = Math.min(random.nextInt(12), text.length() - at);
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, at + length);
                case 1 -> text.insert(at, inserted.get(random.nextInt(inserted.size())));
                case 2 -> text.replace(at, at + length, inserted.get(random.nextInt(inserted.size())));
                default -> text.insert(random.nextInt(text.length()), text.substring(at, at + length));
            }
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return last;
    }
}
