package dev.drawbridge.harness.config;

import dev.drawbridge.topology.Pointers;
import dev.drawbridge.topology.SourceDocument;
import dev.drawbridge.topology.TopologyYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings from outside the file: the value at {@code nats.backend} is also {@code -Dnats.backend}, or {@code
 * -Ddrawbridge.nats.backend}, and the environment variable {@code DRAWBRIDGE_NATS_BACKEND}.
 *
 * <p>A property beats a variable, which beats the file. An empty one counts as not given. A list is written with commas.
 */
final class Overrides {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String PROPERTY = "drawbridge.";
    private static final String VARIABLE = "DRAWBRIDGE_";

    private final SourceDocument document;
    private final Map<String, String> env;
    private final Properties properties;
    private final List<Value> found = new ArrayList<>();

    Overrides(SourceDocument document, Map<String, String> env, Properties properties) {
        this.document = document;
        this.env = env;
        this.properties = properties;
    }

    private record Value(String pointer, JsonNode value, String origin) {}

    /** Lays them over the document; one into a topology that the file does not have changes the seed's. */
    void apply() {
        if (!(document.root() instanceof ObjectNode root)) {
            return;
        }
        boolean seeds = !root.has("topology");
        if (seeds) {
            root.set("topology", TopologyYaml.seedDocument().root().path("topology"));
        }
        new SettingPaths(document, this::names, this::look).visit();
        if (seeds && found.stream().noneMatch(each -> each.pointer().startsWith("/topology/"))) {
            root.remove("topology");
        }
        found.forEach(each -> document.override(each.pointer(), each.value(), each.origin()));
    }

    /** Keys that stand in no file: names that the topology declares, and whatever somebody set below an open mapping. */
    private Set<String> names(String at) {
        Set<String> names = new TreeSet<>();
        if (at.equals("/apps") || at.equals("/nats/principals")) {
            document.root().at("/topology/apps").values().stream()
                    .map(app -> app.path("name").asString(""))
                    .filter(name -> !name.isEmpty())
                    .forEach(names::add);
        }
        if (at.equals("/nats/principals")) {
            names.addAll(NameRules.PRINCIPALS);
        }
        if (at.endsWith("/env") || NameRules.BY_REQUIREMENT.contains(at)) {
            String path = Pointers.path(at) + ".";
            UnaryOperator<String> key = at.endsWith("/env") ? name -> name : name -> name.replace('_', '-');
            names.addAll(below(properties.stringPropertyNames(), path, name -> name));
            names.addAll(below(properties.stringPropertyNames(), PROPERTY + path, name -> name));
            names.addAll(below(env.keySet(), variable(path) + "_", key));
        }
        names.addAll(MappingRules.NAMES.getOrDefault(at, List.of()));
        return names;
    }

    private static Set<String> below(Set<String> all, String prefix, Function<String, String> key) {
        return all.stream()
                .filter(name -> name.startsWith(prefix) && name.length() > prefix.length())
                .map(name -> key.apply(name.substring(prefix.length())))
                .collect(Collectors.toSet());
    }

    private void look(String pointer, JsonNode rule) {
        String path = Pointers.path(pointer);
        for (String property : List.of(PROPERTY + path, path)) {
            String value = properties.getProperty(property, "");
            if (!value.isBlank()) {
                found.add(new Value(pointer, value(pointer, rule, value), "-D" + property));
                return;
            }
        }
        String value = env.getOrDefault(variable(path), "");
        if (!value.isBlank()) {
            found.add(new Value(pointer, value(pointer, rule, value), "environment variable " + variable(path)));
        }
    }

    /** The variable of a path: {@code topology.apps[0].name} is {@code DRAWBRIDGE_TOPOLOGY_APPS_0_NAME}. */
    static String variable(String path) {
        return VARIABLE
                + path.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_").replaceAll("_$", "");
    }

    private static boolean isWhole(String text) {
        return text.matches("-?[0-9]{1,18}");
    }

    private static JsonNode value(String pointer, JsonNode rule, String text) {
        List<String> types = SettingPaths.types(rule);
        if (types.contains("integer") && isWhole(text)) {
            return JSON.numberNode(Long.parseLong(text));
        }
        if (types.contains("boolean") && text.matches("true|false")) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        boolean list = types.contains("array") && !pointer.endsWith("/command");
        if (list && (text.contains(",") || !(types.contains("string") || types.contains("integer")))) {
            ArrayNode array = JSON.arrayNode();
            boolean numbers = SettingPaths.types(rule.path("items")).contains("integer");
            for (String each : text.split(",", -1)) {
                String entry = each.strip();
                array.add(numbers && isWhole(entry) ? JSON.numberNode(Long.parseLong(entry)) : JSON.stringNode(entry));
            }
            return array;
        }
        return JSON.stringNode(text);
    }
}
