package dev.drawbridge.harness.contract;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One kind of resource as a system has it.
 *
 * @param path where they are; one of them is below it, by its id
 * @param wrapper the key of a request's body; null where the fields stand in it bare
 * @param answerWrapper the key of an answer with one of them; null where it is bare
 * @param listWrapper the key of an answer with all of them; null where it is a list
 * @param type the word for it in events
 * @param id the form of its ids
 * @param update the method that changes some of its fields
 * @param fields over HTTP, with the organization that a user nests
 * @param payload in events
 * @param values sample values by field: the first is for what is made, those after it for changes; {@code *} stands for a
 *     word that is used once
 */
public record ResourceMapping(
        String path,
        @Nullable String wrapper,
        @Nullable String answerWrapper,
        @Nullable String listWrapper,
        String type,
        IdForm id,
        String update,
        Renaming fields,
        Renaming payload,
        Map<String, List<String>> values) {

    private static final List<String> TIMES = List.of("created_at", "updated_at");

    public ResourceMapping {
        values = Map.copyOf(values);
    }

    /** A request's body for these fields. */
    ObjectNode request(ObjectNode ours) {
        ObjectNode theirs = fields.toTheirs(ours);
        return wrapper == null ? theirs : theirs.objectNode().set(wrapper, theirs);
    }

    /** Whether a change names every field, because it takes the place of all that was there. */
    public boolean replaces() {
        return update.equals("PUT");
    }

    JsonNode ofAnswer(JsonNode body, TimeForm times) {
        return ofEntry(answerWrapper == null ? body : body.path(answerWrapper), times);
    }

    /** The entries of an answer with all of them; a missing node where it has no list at the place. */
    JsonNode ofList(JsonNode body, TimeForm times) {
        JsonNode list = listWrapper == null ? body : body.path(listWrapper);
        if (!list.isArray()) {
            return MissingNode.getInstance();
        }
        var ours = list.asArray().arrayNode();
        list.forEach(each -> ours.add(ofEntry(each, times)));
        return ours;
    }

    private JsonNode ofEntry(JsonNode theirs, TimeForm times) {
        return inOurTimes(fields.toOurs(theirs), times);
    }

    JsonNode payloadToTheirs(ObjectNode ours, TimeForm times) {
        ObjectNode copy = ours.deepCopy();
        times.writeTo(copy, TIMES);
        return payload.toTheirs(copy);
    }

    JsonNode payloadToOurs(JsonNode theirs, TimeForm times) {
        return inOurTimes(payload.toOurs(theirs), times);
    }

    private static JsonNode inOurTimes(JsonNode ours, TimeForm times) {
        if (!ours.isObject()) {
            return ours;
        }
        ObjectNode copy = ours.deepCopy().asObject();
        times.readIn(copy, TIMES);
        return copy;
    }

    /** A value for a resource that is made. */
    public String sample(String field, String word) {
        return all(field).get(0).replace("*", word);
    }

    /** Another value, for one that is changed. */
    public String otherSample(String field, String word) {
        List<String> all = all(field);
        return all.get(all.size() - 1).replace("*", word);
    }

    private List<String> all(String field) {
        List<String> given = values.get(field);
        if (given == null) {
            throw new IllegalArgumentException(
                    "no sample values for " + field + "; there are some for " + values.keySet());
        }
        return given;
    }
}
