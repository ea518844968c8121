package dev.drawbridge.harness.config;

import dev.drawbridge.topology.Pointers;
import dev.drawbridge.topology.SecretPlaces;
import dev.drawbridge.topology.SourceDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The settings given, for a report that anybody may read.
 *
 * <p>Passwords, environments and commands are left out; what came in by a placeholder is shown as the placeholder; an
 * address is shown without its user information.
 */
final class Described {

    private final SourceDocument document;
    private final Map<String, String> described = new LinkedHashMap<>();

    Described(SourceDocument document) {
        this.document = document;
    }

    /** By path; the pace and the backends also where they are the default. */
    Map<String, String> settings() {
        new SettingPaths(document, at -> Set.of(), this::add).visit();
        described.putIfAbsent("pace", "real");
        described.putIfAbsent("nats.backend", "auto");
        described.putIfAbsent("postgres.backend", "embedded");
        return described;
    }

    /** Those that are not the file's, in the order of the schema. */
    List<FromOutside> fromOutside() {
        List<FromOutside> all = new ArrayList<>();
        new SettingPaths(document, at -> Set.of(), (pointer, rule) -> {
                    if (isGiven(pointer) && document.origin(pointer) != null) {
                        String path = Pointers.path(pointer);
                        String value = mayBeSeen(pointer)
                                ? text(pointer, document.root().at(pointer))
                                : null;
                        all.add(new FromOutside(path, Overrides.variable(path), value));
                    }
                })
                .visit();
        return all;
    }

    private void add(String pointer, JsonNode rule) {
        if (isGiven(pointer) && mayBeSeen(pointer) && !pointer.startsWith("/topology/")) {
            described.put(Pointers.path(pointer), text(pointer, document.root().at(pointer)));
        }
    }

    private boolean isGiven(String pointer) {
        JsonNode value = document.root().at(pointer);
        return (value.isValueNode() || value.isArray()) && !value.isNull();
    }

    private static boolean mayBeSeen(String pointer) {
        return !SecretPlaces.contains(pointer) && !pointer.endsWith("/command");
    }

    private String text(String pointer, JsonNode value) {
        String placeholder = document.placeholder(pointer);
        if (placeholder != null) {
            return placeholder;
        }
        String text = value.isArray()
                ? value.values().stream().map(JsonNode::asString).collect(Collectors.joining(", "))
                : value.asString();
        return text.replaceAll("//\\S*@", "//***@");
    }
}
