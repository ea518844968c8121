package dev.drawbridge.permissions.conf;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts, numbers and flags, as they are written. */
final class Scalars {

    private static final Pattern WHOLE = Pattern.compile("(-?[0-9]{1,18})([kmgtpeKMGTPE]?)([iI]?[bB]?)");
    private static final String SUFFIXES = "kmgtpe";

    private Scalars() {}

    /** What stands in quotes; the cursor is at the first of them. */
    static ConfValue quoted(Cursor cursor) {
        Place start = cursor.here();
        char quote = cursor.next();
        StringBuilder text = new StringBuilder();
        while (cursor.peek() != quote || cursor.atEnd()) {
            if (cursor.atEnd()) {
                throw new ConfException(start, "expected " + quote + " at the end of this text, found the file's end");
            }
            char character = cursor.next();
            if (character == '\\' && quote == '"') {
                escaped(cursor, text);
            } else {
                text.append(character);
            }
        }
        cursor.next();
        return new ConfValue.Text(text.toString(), start.until(cursor.offset()));
    }

    private static void escaped(Cursor cursor, StringBuilder text) {
        Place place = cursor.here();
        char character = cursor.next();
        switch (character) {
            case 't' -> text.append('\t');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case '"', '\\' -> text.append(character);
            case 'x' -> text.append(hexadecimal(cursor, place));
            default ->
                throw new ConfException(
                        place, "expected one of \\xXX, \\t, \\n, \\r, \\\" and \\\\, found \\" + character);
        }
    }

    private static char hexadecimal(Cursor cursor, Place place) {
        int high = Character.digit(cursor.peek(), 16);
        int low = Character.digit(cursor.peek(1), 16);
        if (high < 0 || low < 0) {
            throw new ConfException(place, "expected two hexadecimal digits after \\x");
        }
        cursor.next();
        cursor.next();
        return (char) (high * 16 + low);
    }

    /** Lines between parentheses, the last of which stands alone on its line; the cursor is at the first of them. */
    static ConfValue lines(Cursor cursor) {
        Place start = cursor.here();
        cursor.next();
        int from = cursor.offset();
        char before = '(';
        while (!cursor.atEnd()) {
            boolean last = cursor.peek() == ')'
                    && before == '\n'
                    && (cursor.peek(1) == '\n' || cursor.peek(1) == '\r' || cursor.peek(1) == Cursor.END);
            if (last) {
                String text = cursor.since(from);
                cursor.next();
                return new ConfValue.Text(text, start.until(cursor.offset()));
            }
            before = cursor.next();
        }
        throw new ConfException(start, "expected ) on a line of its own, found the file's end");
    }

    /** What stands without quotes, up to what ends a value. A variable's name still has its dollar sign. */
    static String bare(Cursor cursor) {
        int start = cursor.offset();
        while (!cursor.atEnd() && !endsBare(cursor.peek())) {
            cursor.next();
        }
        return cursor.since(start);
    }

    private static boolean endsBare(char character) {
        return Character.isWhitespace(character)
                || character == ','
                || character == ';'
                || character == ']'
                || character == '}';
    }

    static ConfValue of(String bare, Place place) {
        String lower = bare.toLowerCase(Locale.ROOT);
        switch (lower) {
            case "true", "yes", "on" -> {
                return new ConfValue.Flag(true, place);
            }
            case "false", "no", "off" -> {
                return new ConfValue.Flag(false, place);
            }
            default -> {
                Matcher whole = WHOLE.matcher(bare);
                return whole.matches() ? whole(whole, place) : new ConfValue.Text(bare, place);
            }
        }
    }

    private static ConfValue whole(Matcher parts, Place place) {
        long number = Long.parseLong(parts.group(1));
        String suffix = parts.group(2).toLowerCase(Locale.ROOT);
        long unit = parts.group(3).isEmpty() ? 1000 : 1024;
        try {
            for (int i = 0; !suffix.isEmpty() && i <= SUFFIXES.indexOf(suffix); i++) {
                number = Math.multiplyExact(number, unit);
            }
        } catch (ArithmeticException tooLarge) {
            throw new ConfException(place, "expected a number of 64 bits, found a larger one");
        }
        return new ConfValue.Whole(number, place);
    }
}
