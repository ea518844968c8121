package dev.drawbridge.topology;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A YAML text as a JSON tree that remembers on which line each of its values was written. */
public final class SourceDocument {

    private static final int MAX_BYTES = 1 << 20;

    private final String source;
    private final JsonNode root;
    private final Map<String, Integer> lines;
    private final List<Problem> problems;
    private final Outside outside = new Outside();

    private SourceDocument(String source, JsonNode root, Map<String, Integer> lines, List<Problem> problems) {
        this.source = source;
        this.root = root;
        this.lines = Map.copyOf(lines);
        this.problems = List.copyOf(problems);
    }

    /**
     * Reads a file of UTF-8 text, at most 1 MB long.
     *
     * @throws InvalidConfigurationException when it is missing, no readable text, too long or no YAML
     */
    public static SourceDocument read(Path file) {
        String source = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            String found = Files.isDirectory(file) ? "a directory" : "no such file";
            throw refused(source, 0, "expected a file at " + file + ", found " + found, "check the path");
        }
        try {
            long size = Files.size(file);
            if (size > MAX_BYTES) {
                String message = "expected at most " + MAX_BYTES + " bytes, found " + size;
                throw refused(source, 0, message, "check that this is the configuration file");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return parse(text, source);
        } catch (CharacterCodingException notText) {
            throw refused(source, 0, "expected UTF-8 text, found other bytes", "save the file as UTF-8 text");
        } catch (IOException unreadable) {
            throw refused(source, 0, "expected a readable file at " + file, "check its permissions");
        }
    }

    /**
     * Reads YAML text.
     *
     * @param source what to call the text in problems
     * @throws InvalidConfigurationException when it is too long or no YAML
     */
    public static SourceDocument parse(String text, String source) {
        if (text.length() > MAX_BYTES) {
            throw refused(source, 0, "expected at most 1 MB, found more", "check that this is the configuration");
        }
        LoadSettings settings = LoadSettings.builder().setLabel(source).build();
        try {
            Tree tree = new Tree(source);
            JsonNode root = new Compose(settings)
                    .composeString(text)
                    .map(node -> tree.convert(node, ""))
                    .orElse(JsonNodeFactory.instance.nullNode());
            return new SourceDocument(source, root, tree.lines(), tree.problems());
        } catch (MarkedYamlEngineException wrong) {
            int line = wrong.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            throw refused(source, line, "expected YAML, found: " + words(wrong), yamlRemedy(text, line));
        } catch (YamlEngineException wrong) {
            throw refused(source, 0, "expected YAML text, found something else", "save the file as plain YAML text");
        } catch (StackOverflowError tooDeep) {
            throw refused(source, 0, "expected a few levels of lists and mappings, found too many", "write fewer");
        }
    }

    /** In a mapping written with braces YAML takes a placeholder's brace for another one. */
    private static String yamlRemedy(String text, int line) {
        boolean placeholder =
                text.lines().skip(Math.max(0, line - 1L)).findFirst().orElse("").contains("${");
        return placeholder ? "put quotes around a text with ${ in it" : "correct the YAML at this line";
    }

    /** Without names that the text chose: {@code password: *hunter2} is a mistake that must not be echoed. */
    private static String words(MarkedYamlEngineException wrong) {
        return wrong.getProblem().replaceAll("(undefined|duplicate) (alias|anchor|tag handle).*", "$1 $2");
    }

    /** What the text is called in problems. */
    public String source() {
        return source;
    }

    /** The whole document; a null node when the text is empty. */
    public JsonNode root() {
        return root;
    }

    /** Duplicate keys and the like: wrong, though the tree could be built. */
    public List<Problem> problems() {
        return problems;
    }

    /** The line, counted from 1, of the value at a JSON pointer, or of the nearest value around it that is there. */
    public int line(String pointer) {
        return lines.getOrDefault(Pointers.nearest(pointer, lines::containsKey), 1);
    }

    /**
     * A problem with the value at a JSON pointer. Where the value came from outside, that place is named instead of a line,
     * and what was put in for a placeholder is shown as the placeholder: it may be a secret.
     */
    public Problem problem(String pointer, String message, String remedy) {
        String origin = origin(pointer);
        return new Problem(
                origin == null ? source : origin,
                origin == null ? line(pointer) : 0,
                Pointers.path(pointer),
                outside.masked(message),
                outside.masked(remedy));
    }

    /** Where the value at a JSON pointer came from when it was not written in the text; null when it was. */
    public @Nullable String origin(String pointer) {
        return outside.origin(pointer);
    }

    /** The text at a JSON pointer before its placeholders were replaced; null when it had none. */
    public @Nullable String placeholder(String pointer) {
        return outside.placeholder(pointer);
    }

    /**
     * Lays a value over the text, making the mappings around it where there are none. Where the text has something else in
     * the place of such a mapping, it is left as it is, for the schema to refuse; only {@code none} gives way.
     *
     * @param origin where the value comes from, as problems with it shall say
     */
    public void override(String pointer, JsonNode value, String origin) {
        if (set(container(Pointers.parent(pointer)), Pointers.last(pointer), value)) {
            outside.came(pointer, origin);
        }
    }

    /** Puts a text in the place of one with placeholders. */
    void replace(String pointer, String written, String text) {
        JsonNode value = JsonNodeFactory.instance.stringNode(text);
        if (set(root.at(Pointers.parent(pointer)), Pointers.last(pointer), value)) {
            outside.resolved(pointer, written, text);
        }
    }

    private JsonNode container(String pointer) {
        if (pointer.isEmpty()) {
            return root;
        }
        JsonNode around = container(Pointers.parent(pointer));
        JsonNode here = root.at(pointer);
        boolean free = here.isMissingNode() || here.isNull() || "none".equals(here.asString(""));
        return around instanceof ObjectNode object && free ? object.putObject(Pointers.last(pointer)) : here;
    }

    private static boolean set(JsonNode around, String key, JsonNode value) {
        if (around instanceof ObjectNode object) {
            object.set(key, value);
            return true;
        }
        if (around instanceof ArrayNode array && key.matches("[0-9]{1,6}") && array.has(Integer.parseInt(key))) {
            array.set(Integer.parseInt(key), value);
            return true;
        }
        return false;
    }

    private static InvalidConfigurationException refused(String source, int line, String message, String remedy) {
        return new InvalidConfigurationException(List.of(new Problem(source, line, "", message, remedy)));
    }
}
