package dev.drawbridge.cli.setup;

import java.util.Locale;
import java.util.regex.Pattern;

/** A text as a value in YAML that means just that text, to Drawbridge's placeholders too. */
final class Scalar {

    /** What no reader of YAML takes for anything but a text, where it isn't one of the words below. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*([ .][A-Za-z0-9_-]+)*");

    private static final Pattern WORDS = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null|none");

    private Scalar() {}

    static String of(String text) {
        return PLAIN.matcher(text).matches() && !WORDS.matcher(text).matches() ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.replace("${", "$${").codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
            } else if ((point >= ' ' && point < 0x7f) || Character.isLetterOrDigit(point)) {
                quoted.appendCodePoint(point);
            } else {
                quoted.append(String.format(Locale.ROOT, "\\U%08X", point));
            }
        });
        return quoted.append('"').toString();
    }
}
