package dev.drawbridge.topology;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a document takes from outside: <code>${NAME}</code> in a text is an environment variable, <code>${file:PATH}</code>
 * the content of a file. <code>$${</code> stands for <code>${</code> itself.
 */
public final class Placeholders {

    private static final Pattern PLACE = Pattern.compile("\\$(\\$?)\\{([^}]*)(}?)");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String FILE = "file:";
    private static final long MAX_BYTES = 1 << 16;

    private final Map<String, String> variables;
    private final Path folder;

    /** @param folder what the paths of files are relative to */
    public Placeholders(Map<String, String> variables, Path folder) {
        this.variables = Map.copyOf(variables);
        this.folder = folder;
    }

    /** Replaces every placeholder at or below a JSON pointer; what cannot be replaced stays, and is a problem. */
    public List<Problem> resolve(SourceDocument document, String pointer) {
        List<Problem> problems = new ArrayList<>();
        resolve(document, pointer, document.root().at(pointer), problems);
        return problems;
    }

    private void resolve(SourceDocument document, String at, JsonNode here, List<Problem> problems) {
        if (here.isObject()) {
            List.copyOf(here.propertyNames())
                    .forEach(key -> resolve(document, Pointers.child(at, key), here.path(key), problems));
        } else if (here.isArray()) {
            for (int i = 0; i < here.size(); i++) {
                resolve(document, at + "/" + i, here.path(i), problems);
            }
        } else if (here.isString()
                && !at.isEmpty()
                && PLACE.matcher(here.asString()).find()) {
            text(document, at, here.asString(), problems);
        }
    }

    private void text(SourceDocument document, String at, String written, List<Problem> problems) {
        List<Problem> found = new ArrayList<>();
        String text = PLACE.matcher(written)
                .replaceAll(place -> Matcher.quoteReplacement(
                        place.group(1).isEmpty()
                                ? value(document, at, place, found)
                                : "${" + place.group(2) + place.group(3)));
        if (found.isEmpty()) {
            document.replace(at, written, text);
        }
        problems.addAll(found);
    }

    private String value(SourceDocument document, String at, MatchResult place, List<Problem> problems) {
        String name = place.group(2);
        boolean file = name.startsWith(FILE) && name.length() > FILE.length();
        boolean known = file || VARIABLE.matcher(name).matches();
        if (!known || place.group(3).isEmpty()) {
            problems.add(document.problem(
                    at,
                    "expected ${VARIABLE} or ${file:PATH}, found \"${\" with something else",
                    "correct it, or write $${ where ${ itself is meant"));
            return "";
        }
        return file
                ? content(document, at, name.substring(FILE.length()), problems).orElse("")
                : variable(document, at, name, problems);
    }

    private String variable(SourceDocument document, String at, String name, List<Problem> problems) {
        String value = variables.get(name);
        if (value == null) {
            problems.add(document.problem(
                    at, "expected the environment variable " + name + ", found it unset", "set " + name));
        }
        return value == null ? "" : value;
    }

    /** The text of a file without the line end that most editors put at its end; empty, with a problem, if unreadable. */
    public Optional<String> content(SourceDocument document, String at, String path, List<Problem> problems) {
        try {
            Path file = folder.resolve(path);
            if (Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES) {
                return Optional.of(Files.readString(file).strip());
            }
            problems.add(document.problem(
                    at,
                    "expected a file of at most 64 KB at " + file + ", found none",
                    "create it, or correct the path"));
        } catch (IOException | InvalidPathException unreadable) {
            problems.add(document.problem(
                    at,
                    "expected a readable text file at " + path + ", found none",
                    "check the path and its permissions"));
        }
        return Optional.empty();
    }
}
