package dev.drawbridge.topology;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private final Map<String, String> origins = new HashMap<>();
    private final Map<String, String> placeholders = new HashMap<>();
    private final Map<String, String> resolved =
            new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

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
        String at = pointer;
        while (!at.isEmpty() && !lines.containsKey(at)) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return lines.getOrDefault(at, 1);
    }

    /**
     * A problem with the value at a JSON pointer. Where the value came from outside, that place is named instead of a line,
     * and what was put in for a placeholder is shown as the placeholder: it may be a secret.
     */
    public Problem problem(String pointer, String message, String remedy) {
        String shown = message;
        for (Map.Entry<String, String> each : resolved.entrySet()) {
            shown = shown.replace(each.getKey(), each.getValue());
        }
        String origin = origin(pointer);
        return origin == null
                ? new Problem(source, line(pointer), path(pointer), shown, remedy)
                : new Problem(origin, 0, path(pointer), shown, remedy);
    }

    /** Where the value at a JSON pointer came from when it was not written in the text; null when it was. */
    public @Nullable String origin(String pointer) {
        String at = pointer;
        while (!at.isEmpty() && !origins.containsKey(at)) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return origins.get(at);
    }

    /** The text at a JSON pointer before its placeholders were replaced; null when it had none. */
    public @Nullable String placeholder(String pointer) {
        return placeholders.get(pointer);
    }

    /**
     * Lays a value over the text, making the mappings around it where there are none. Where the text has something else in
     * the place of such a mapping, it is left as it is, for the schema to refuse; only {@code none} gives way.
     *
     * @param origin where the value comes from, as problems with it shall say
     */
    public void override(String pointer, JsonNode value, String origin) {
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = container(pointer.substring(0, slash));
        String key = key(pointer.substring(slash + 1));
        if (parent instanceof ObjectNode object) {
            object.set(key, value);
            origins.put(pointer, origin);
        } else if (parent instanceof ArrayNode array && key.matches("[0-9]{1,6}") && array.has(Integer.parseInt(key))) {
            array.set(Integer.parseInt(key), value);
            origins.put(pointer, origin);
        }
    }

    private JsonNode container(String pointer) {
        if (pointer.isEmpty()) {
            return root;
        }
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = container(pointer.substring(0, slash));
        String key = key(pointer.substring(slash + 1));
        JsonNode here = root.at(pointer);
        boolean free = here.isMissingNode() || here.isNull() || "none".equals(here.asString(""));
        return parent instanceof ObjectNode object && free ? object.putObject(key) : here;
    }

    /** Puts a text in the place of one with placeholders. */
    void replace(String pointer, String written, String text) {
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = root.at(pointer.substring(0, slash));
        String key = key(pointer.substring(slash + 1));
        if (parent instanceof ObjectNode object) {
            object.put(key, text);
        } else if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(key), JsonNodeFactory.instance.stringNode(text));
        }
        placeholders.put(pointer, written);
        // What is shorter is no secret, and would be found in every message.
        if (text.length() > 3) {
            resolved.put(text, written);
        }
    }

    private static String key(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }

    /** A JSON pointer as a person writes it: {@code /apps/0/name} is {@code apps[0].name}. */
    public static String path(String pointer) {
        StringBuilder path = new StringBuilder();
        for (String step :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            if (step.matches("[0-9]{1,9}")) {
                path.append('[').append(step).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(key(step));
            }
        }
        return path.toString();
    }

    private static InvalidConfigurationException refused(String source, int line, String message, String remedy) {
        return new InvalidConfigurationException(List.of(new Problem(source, line, "", message, remedy)));
    }
}
