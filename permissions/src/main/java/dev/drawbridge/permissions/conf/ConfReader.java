package dev.drawbridge.permissions.conf;

import dev.drawbridge.permissions.conf.ConfValue.Block;
import dev.drawbridge.permissions.conf.ConfValue.Entry;
import dev.drawbridge.permissions.conf.ConfValue.Items;
import dev.drawbridge.permissions.conf.ConfValue.Text;
import dev.drawbridge.permissions.conf.ConfValue.Unknown;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a configuration as nats-server does: the syntax of its package {@code conf}, with variables from the enclosing
 * blocks, then the environment, and includes relative to the file that has them.
 *
 * <p>Unlike the server it goes on where a variable is set nowhere, since what an audit reads is often read away from the
 * environment that holds the passwords.
 */
public final class ConfReader {

    private static final int DEEPEST = 100;
    private static final String RAW_BCRYPT = "2a$";

    private final Path file;
    private final Map<String, String> environment;
    private final Deque<Path> including;
    private final Cursor cursor;
    private final Deque<List<Entry>> scopes = new ArrayDeque<>();
    private final List<Inclusion> inclusions = new ArrayList<>();
    private int depth;

    /** Where a file is included, and which. */
    private record Inclusion(int start, int end, Path file) {}

    private ConfReader(Path file, String text, Map<String, String> environment, Deque<Path> including) {
        this.file = file;
        this.environment = environment;
        this.including = including;
        this.cursor = new Cursor(file, text);
    }

    /**
     * Reads a file and all that it includes.
     *
     * @param environment for variables that the configuration does not set
     * @throws ConfException for what no server would read, naming file and line
     */
    public static Block read(Path file, Map<String, String> environment) {
        return read(file, text(file), environment);
    }

    /** As {@link #read(Path, Map)}, of a text that stands for the file's. */
    public static Block read(Path file, String text, Map<String, String> environment) {
        return read(file, text, environment, new ArrayDeque<>());
    }

    /**
     * The text that the places of a file refer to.
     *
     * @throws ConfException when it is missing, too large or no text
     */
    public static String text(Path file) {
        return ConfFiles.read(file);
    }

    /**
     * The text of a file with those of the files that it includes in their places: the same configuration, which needs no other
     * file.
     *
     * @throws ConfException for what no server would read, naming file and line
     */
    public static String whole(Path file) {
        read(file, Map.of());
        return inlined(file);
    }

    private static String inlined(Path file) {
        StringBuilder text = new StringBuilder(text(file));
        ConfReader reader = new ConfReader(file, text.toString(), Map.of(), new ArrayDeque<>());
        reader.document();
        for (int i = reader.inclusions.size() - 1; i >= 0; i--) {
            Inclusion each = reader.inclusions.get(i);
            text.replace(each.start(), each.end(), "\n" + inlined(each.file()) + "\n");
        }
        return text.toString();
    }

    private static Block read(Path file, String text, Map<String, String> environment, Deque<Path> including) {
        Path known = file.toAbsolutePath().normalize();
        if (including.contains(known)) {
            throw new ConfException(file, "includes itself, by way of " + List.copyOf(including));
        }
        including.push(known);
        Block all = new ConfReader(file, text, environment, including).document();
        including.pop();
        return all;
    }

    private Block document() {
        Place start = cursor.here();
        List<Entry> entries = new ArrayList<>();
        scopes.push(entries);
        while (true) {
            cursor.skipToContent();
            // A whole file may stand in braces, as JSON does.
            if (cursor.peek() == '{' || cursor.peek() == '}' || isTerminator(cursor.peek())) {
                cursor.next();
            } else if (cursor.atEnd()) {
                return new Block(entries, start.until(cursor.offset()));
            } else {
                entry(entries);
            }
        }
    }

    private void entry(List<Entry> entries) {
        Place start = cursor.here();
        boolean quoted = cursor.peek() == '"' || cursor.peek() == '\'';
        String name = quoted ? quotedName() : bareName();
        if (!quoted && name.toLowerCase(Locale.ROOT).equals("include") && isBlank(cursor.peek())) {
            entries.addAll(included(start));
        } else {
            if (name.isEmpty()) {
                throw new ConfException(start, "expected a name, found " + shown());
            }
            Place place = start.until(cursor.offset());
            cursor.skipToContent();
            if (cursor.peek() == '=' || cursor.peek() == ':') {
                cursor.next();
            }
            entries.add(new Entry(name, value(), place));
        }
        endOf("a value");
    }

    private String quotedName() {
        Place start = cursor.here();
        char quote = cursor.next();
        int from = cursor.offset();
        while (cursor.peek() != quote) {
            if (cursor.atEnd()) {
                throw new ConfException(start, "expected " + quote + " at the end of this name, found the file's end");
            }
            cursor.next();
        }
        String name = cursor.since(from);
        cursor.next();
        return name;
    }

    private String bareName() {
        int from = cursor.offset();
        while (!cursor.atEnd() && !isBlank(cursor.peek()) && cursor.peek() != '=' && cursor.peek() != ':') {
            cursor.next();
        }
        return cursor.since(from);
    }

    private List<Entry> included(Place start) {
        cursor.skipBlanks();
        ConfValue which = cursor.peek() == '"' || cursor.peek() == '\''
                ? Scalars.quoted(cursor)
                : new Text(Scalars.bare(cursor), start.until(cursor.offset()));
        if (!(which instanceof Text name) || name.text().isBlank()) {
            throw new ConfException(start, "expected the name of a file to include");
        }
        try {
            Path included = file.resolveSibling(name.text());
            inclusions.add(new Inclusion(start.start(), cursor.offset(), included));
            return read(included, text(included), environment, including).inForce();
        } catch (InvalidPathException impossible) {
            throw new ConfException(start, "expected the name of a file to include, found what can be none");
        } catch (ConfException wrong) {
            throw new ConfException(start, "includes what cannot be read: " + wrong.getMessage());
        }
    }

    private ConfValue value() {
        cursor.skipToContent();
        if (++depth > DEEPEST) {
            throw new ConfException(cursor.here(), "expected at most " + DEEPEST + " blocks in one another");
        }
        ConfValue value = switch (cursor.peek()) {
            case '{' -> block();
            case '[' -> items();
            case '"', '\'' -> Scalars.quoted(cursor);
            case '(' -> Scalars.lines(cursor);
            default -> bareValue();
        };
        depth--;
        return value;
    }

    private Block block() {
        Place start = cursor.here();
        cursor.next();
        List<Entry> entries = new ArrayList<>();
        scopes.push(entries);
        while (true) {
            cursor.skipToContent();
            if (cursor.atEnd()) {
                throw new ConfException(start, "expected } at the end of this block, found the file's end");
            }
            if (cursor.peek() == '}') {
                cursor.next();
                scopes.pop();
                return new Block(entries, start.until(cursor.offset()));
            }
            if (isTerminator(cursor.peek())) {
                cursor.next();
            } else {
                entry(entries);
            }
        }
    }

    private Items items() {
        Place start = cursor.here();
        cursor.next();
        List<ConfValue> items = new ArrayList<>();
        while (true) {
            cursor.skipToContent();
            if (cursor.atEnd()) {
                throw new ConfException(start, "expected ] at the end of this list, found the file's end");
            }
            if (cursor.peek() == ']') {
                cursor.next();
                return new Items(items, start.until(cursor.offset()));
            }
            if (cursor.peek() == ',') {
                cursor.next();
            } else {
                items.add(value());
                endOf("an item");
            }
        }
    }

    private ConfValue bareValue() {
        Place start = cursor.here();
        String bare = Scalars.bare(cursor);
        Place place = start.until(cursor.offset());
        if (bare.isEmpty()) {
            throw new ConfException(start, "expected a value, found " + shown());
        }
        if (bare.length() < 2 || bare.charAt(0) != '$') {
            return Scalars.of(bare, place);
        }
        return bare.startsWith(RAW_BCRYPT, 1) ? new Text(bare, place) : variable(bare.substring(1), place);
    }

    private ConfValue variable(String name, Place place) {
        Iterator<List<Entry>> outwards = scopes.iterator();
        while (outwards.hasNext()) {
            List<Entry> scope = outwards.next();
            for (int i = scope.size() - 1; i >= 0; i--) {
                if (scope.get(i).name().equals(name)) {
                    return scope.get(i).value().at(place);
                }
            }
        }
        String set = environment.get(name);
        return set == null
                ? new Unknown(name, place)
                : new ConfReader(file, set, Map.of(), new ArrayDeque<>())
                        .value()
                        .at(place);
    }

    /** Behind a value comes what separates it from the next, or what ends the whole. */
    private void endOf(String what) {
        cursor.skipBlanks();
        char next = cursor.peek();
        if (!cursor.atEnd() && next != '\n' && next != '\r' && next != '}' && next != ']' && !isTerminator(next)) {
            throw new ConfException(
                    cursor.here(), "expected a comma or the end of the line behind " + what + ", found " + shown());
        }
    }

    private String shown() {
        return cursor.atEnd() ? "the file's end" : "\"" + cursor.peek() + "\"";
    }

    private static boolean isTerminator(char character) {
        return character == ',' || character == ';';
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character);
    }
}
