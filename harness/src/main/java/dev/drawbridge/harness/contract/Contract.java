package dev.drawbridge.harness.contract;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** The wire contract in the names of one system. */
public record Contract(
        Map<Resource, ResourceMapping> resources,
        HttpMapping http,
        EventMapping events,
        DeadLetterMapping deadLetters) {

    /** What the app itself gives. */
    private static final Set<String> GIVEN = Set.of("id", "created_at", "updated_at");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Contract {
        resources = Map.copyOf(new EnumMap<>(resources));
    }

    /** In the names of the wire contract itself. */
    public static Contract seed() {
        return SeedContract.CONTRACT;
    }

    public ResourceMapping of(Resource resource) {
        ResourceMapping mapping = resources.get(resource);
        if (mapping == null) {
            throw new IllegalStateException("no mapping of " + resource);
        }
        return mapping;
    }

    /** The body of a request with these fields. */
    public String request(Resource resource, Map<String, ?> fields) {
        return of(resource).request(object(fields)).toString();
    }

    /**
     * The fields of a request that changes some.
     *
     * @param current the resource as it is, read only where a change must name every field
     */
    public Map<String, ?> changing(Resource resource, Supplier<JsonNode> current, Map<String, ?> fields) {
        if (!of(resource).replaces()) {
            return fields;
        }
        Map<String, @Nullable Object> all = new TreeMap<>();
        current.get().properties().stream()
                .filter(each -> resource.fields().contains(each.getKey()) && !GIVEN.contains(each.getKey()))
                .forEach(each -> all.put(each.getKey(), each.getValue()));
        all.putAll(fields);
        return all;
    }

    /** The same fields where the key that wraps them should be; in a list where there is no key. */
    public String requestOfAnotherShape(Resource resource, Map<String, ?> fields) {
        ObjectNode bare = of(resource).fields().toTheirs(object(fields));
        return of(resource).wrapper() == null ? "[" + bare + "]" : bare.toString();
    }

    /** A resource, of the body of an answer. */
    public JsonNode answered(Resource resource, JsonNode body) {
        return of(resource).ofAnswer(body, http.times());
    }

    /** Resources, of the body of an answer with all of a kind. */
    public JsonNode listed(Resource resource, JsonNode body) {
        return of(resource).ofList(body, http.times());
    }

    /** The body of a message for an event, which may be well-formed or not. */
    public byte[] write(ObjectNode event) {
        ObjectNode copy = event.deepCopy();
        for (Resource resource : Resource.values()) {
            if (resource.key().equals(copy.path("resource_type").asString(""))
                    && copy.get("payload") instanceof ObjectNode payload) {
                copy.set("payload", of(resource).payloadToTheirs(payload, events.times()));
            }
        }
        types().writeTo(copy, "resource_type");
        events.types().writeTo(copy, "event_type");
        events.times().writeTo(copy, List.of("occurred_at"));
        return JSON.writeValueAsBytes(events.envelope().toTheirs(copy));
    }

    /** The event in the body of a message; a missing node when it is not JSON. */
    public JsonNode read(byte[] body) {
        JsonNode theirs = parsed(body);
        if (!theirs.isObject()) {
            return theirs;
        }
        ObjectNode event = events.envelope().toOurs(theirs).deepCopy().asObject();
        types().readIn(event, "resource_type");
        events.types().readIn(event, "event_type");
        events.times().readIn(event, List.of("occurred_at"));
        for (Resource resource : Resource.values()) {
            if (resource.key().equals(event.path("resource_type").asString("")) && event.has("payload")) {
                event.set("payload", of(resource).payloadToOurs(event.path("payload"), events.times()));
            }
        }
        return event;
    }

    private Wording types() {
        Map<String, String> types = new TreeMap<>();
        resources.forEach((resource, mapping) -> types.put(resource.key(), mapping.type()));
        return new Wording(types);
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static ObjectNode object(Map<String, ?> fields) {
        return JSON.valueToTree(fields);
    }
}
