package dev.drawbridge.topology;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns YAML nodes into a JSON tree, noting the line of each value and the keys given twice. */
final class Tree {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Aliases can make a small text a huge tree, or an endless one; no configuration is near these bounds. */
    private static final int MAX_NODES = 20_000;

    private static final int MAX_DEPTH = 40;

    private final String source;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private int nodes;
    private int depth;

    Tree(String source) {
        this.source = source;
    }

    Map<String, Integer> lines() {
        return lines;
    }

    List<Problem> problems() {
        return problems;
    }

    JsonNode convert(Node node, String pointer) {
        nodes++;
        depth++;
        if (nodes > MAX_NODES || depth > MAX_DEPTH) {
            Problem tooMuch = new Problem(
                    source,
                    lineOf(node),
                    "",
                    "expected at most " + MAX_NODES + " values and a depth of " + MAX_DEPTH + ", found more",
                    "write values out instead of repeating them by aliases");
            throw new InvalidConfigurationException(List.of(tooMuch));
        }
        lines.putIfAbsent(pointer, lineOf(node));
        JsonNode converted;
        if (node instanceof MappingNode mapping) {
            converted = mapping(mapping, pointer);
        } else if (node instanceof SequenceNode sequence) {
            converted = sequence(sequence, pointer);
        } else {
            converted = scalar((ScalarNode) node);
        }
        depth--;
        return converted;
    }

    private ObjectNode mapping(MappingNode node, String pointer) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple entry : node.getValue()) {
            Node key = entry.getKeyNode();
            if (!(key instanceof ScalarNode name)) {
                String message = "expected a plain key, found a list or mapping";
                problems.add(new Problem(source, lineOf(key), Pointers.path(pointer), message, "write key: value"));
                continue;
            }
            String at = Pointers.child(pointer, name.getValue());
            Integer first = lines.putIfAbsent(at, lineOf(key));
            JsonNode value = convert(entry.getValueNode(), at);
            if (first != null) {
                problems.add(new Problem(
                        source,
                        lineOf(key),
                        Pointers.path(at),
                        "expected each key once, found " + shown(name, pointer) + " again (first on line " + first
                                + ")",
                        "keep one of the two"));
            } else {
                object.set(name.getValue(), value);
            }
        }
        return object;
    }

    private static String shown(ScalarNode key, String pointer) {
        return SecretPlaces.contains(pointer) ? "one" : "\"" + key.getValue() + "\"";
    }

    private ArrayNode sequence(SequenceNode node, String pointer) {
        ArrayNode array = JSON.arrayNode();
        for (Node item : node.getValue()) {
            array.add(convert(item, pointer + "/" + array.size()));
        }
        return array;
    }

    private static JsonNode scalar(ScalarNode node) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (Tag.NULL.equals(tag)) {
            return JSON.nullNode();
        }
        if (Tag.BOOL.equals(tag)) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        if (Tag.INT.equals(tag) && text.matches("-?[0-9]{1,18}")) {
            return JSON.numberNode(Long.parseLong(text));
        }
        if (Tag.INT.equals(tag) && text.matches("-?[0-9]{1,40}")) {
            return JSON.numberNode(new BigInteger(text));
        }
        if (Tag.FLOAT.equals(tag) && text.matches("[-+]?[0-9.]{1,40}(e[-+]?[0-9]{1,2})?")) {
            return JSON.numberNode(Double.parseDouble(text));
        }
        return JSON.stringNode(text);
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
