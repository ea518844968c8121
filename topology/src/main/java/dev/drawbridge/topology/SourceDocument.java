package dev.drawbridge.topology;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A YAML text as a JSON tree that remembers on which line each of its values was written. */
public final class SourceDocument {

    private static final int MAX_BYTES = 1 << 20;

    private final String source;
    private final JsonNode root;
    private final Map<String, Integer> lines;
    private final List<Problem> problems;

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
            throw refused(source, line, "expected YAML, found: " + wrong.getProblem(), "correct the YAML at this line");
        } catch (YamlEngineException wrong) {
            throw refused(source, 0, "expected YAML text, found something else", "save the file as plain YAML text");
        }
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

    /** A problem with the value at a JSON pointer. */
    public Problem problem(String pointer, String message, String remedy) {
        return new Problem(source, line(pointer), path(pointer), message, remedy);
    }

    /** A JSON pointer as a person writes it: {@code /apps/0/name} is {@code apps[0].name}. */
    static String path(String pointer) {
        StringBuilder path = new StringBuilder();
        for (String step :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            if (step.matches("[0-9]{1,9}")) {
                path.append('[').append(step).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".")
                        .append(step.replace("~1", "/").replace("~0", "~"));
            }
        }
        return path.toString();
    }

    private static InvalidConfigurationException refused(String source, int line, String message, String remedy) {
        return new InvalidConfigurationException(List.of(new Problem(source, line, "", message, remedy)));
    }
}
