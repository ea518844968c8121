package dev.drawbridge.harness.config;

import dev.drawbridge.topology.Pointers;
import dev.drawbridge.topology.SecretPlaces;
import dev.drawbridge.topology.SourceDocument;
import java.util.LinkedHashMap;
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

    private void add(String pointer, JsonNode rule) {
        JsonNode value = document.root().at(pointer);
        boolean shown = !SecretPlaces.contains(pointer)
                && !pointer.endsWith("/command")
                && !pointer.startsWith("/topology/")
                && (value.isValueNode() || value.isArray())
                && !value.isNull();
        if (shown) {
            described.put(Pointers.path(pointer), text(pointer, value));
        }
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
