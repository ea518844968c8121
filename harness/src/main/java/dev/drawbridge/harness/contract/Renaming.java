package dev.drawbridge.harness.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of one kind of object, by our name and by theirs. A dot in their name leads into an object: {@code meta.id} is
 * the {@code id} in {@code meta}.
 *
 * <p>A field that nobody has named keeps its name both ways, except that one of theirs is never taken for one of ours that
 * they call otherwise.
 *
 * @param theirs by our name, in the order in which they are written
 */
public record Renaming(Map<String, String> theirs) {

    public Renaming {
        theirs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(theirs));
    }

    /** Those fields, each by its own name but for those that are given another. */
    public static Renaming of(Collection<String> ours, Map<String, String> given) {
        Map<String, String> theirs = new LinkedHashMap<>();
        ours.forEach(name -> theirs.put(name, given.getOrDefault(name, name)));
        return new Renaming(theirs);
    }

    /** What they call a field; a field that nobody has named keeps its name. */
    public String theirNameOf(String ours) {
        return theirs.getOrDefault(ours, ours);
    }

    /** A field for the reader of a failure: our name, and theirs where it is another. */
    public String words(String ours) {
        String name = theirNameOf(ours);
        return name.equals(ours) ? ours : ours + ", here " + name;
    }

    /** An object in their names. */
    public ObjectNode toTheirs(ObjectNode ours) {
        ObjectNode rest = ours.deepCopy();
        if (isNone()) {
            return rest;
        }
        ObjectNode made = rest.objectNode();
        theirs.forEach((name, path) -> {
            JsonNode value = rest.remove(name);
            if (value != null) {
                put(made, path.split("\\.", -1), value);
            }
        });
        // What nobody named follows, and must not stand over what was.
        rest.properties().forEach(each -> {
            if (!made.has(each.getKey())) {
                made.set(each.getKey(), each.getValue());
            }
        });
        return made;
    }

    /** An object of theirs in our names; what is no object stays what it is. */
    public JsonNode toOurs(JsonNode theirObject) {
        if (isNone() || !theirObject.isObject()) {
            return theirObject;
        }
        ObjectNode rest = theirObject.deepCopy().asObject();
        ObjectNode made = rest.objectNode();
        theirs.forEach((name, path) -> {
            JsonNode value = take(rest, List.of(path.split("\\.", -1)));
            if (value != null) {
                made.set(name, value);
            }
        });
        Set<String> ours = new HashSet<>(theirs.keySet());
        rest.properties().stream()
                .filter(each -> !ours.contains(each.getKey()))
                .forEach(each -> made.set(each.getKey(), each.getValue()));
        return made;
    }

    private boolean isNone() {
        return theirs.entrySet().stream().allMatch(each -> each.getKey().equals(each.getValue()));
    }

    private static void put(ObjectNode object, String[] path, JsonNode value) {
        ObjectNode at = object;
        for (int i = 0; i < path.length - 1; i++) {
            at = at.get(path[i]) instanceof ObjectNode inner ? inner : at.putObject(path[i]);
        }
        at.set(path[path.length - 1], value);
    }

    /** Takes a value out, and with it the objects that are empty then. */
    private static @org.jspecify.annotations.Nullable JsonNode take(ObjectNode object, List<String> path) {
        if (path.size() == 1) {
            return object.remove(path.get(0));
        }
        if (!(object.get(path.get(0)) instanceof ObjectNode inner)) {
            return null;
        }
        JsonNode taken = take(inner, new ArrayList<>(path).subList(1, path.size()));
        if (inner.isEmpty()) {
            object.remove(path.get(0));
        }
        return taken;
    }
}
