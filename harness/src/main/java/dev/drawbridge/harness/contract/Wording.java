package dev.drawbridge.harness.contract;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The words that a field may hold, by our word and by theirs.
 *
 * @param theirs by our word
 */
public record Wording(Map<String, String> theirs) {

    public Wording {
        theirs = Map.copyOf(theirs);
    }

    /** What they write for a word of ours; any other word stays. */
    public String theirsFor(String ours) {
        return theirs.getOrDefault(ours, ours);
    }

    /** What a word of theirs means; one that means nothing is never taken for ours, but quoted. */
    public String oursFor(String their) {
        return theirs.entrySet().stream()
                .filter(each -> each.getValue().equals(their))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() ->
                        theirs.containsKey(their) ? Unmapped.words(their, "the word " + theirs.get(their)) : their);
    }

    void writeTo(ObjectNode object, String field) {
        JsonNode word = object.path(field);
        if (word.isString()) {
            object.set(field, StringNode.valueOf(theirsFor(word.stringValue())));
        }
    }

    void readIn(ObjectNode object, String field) {
        JsonNode word = object.path(field);
        if (word.isString()) {
            object.set(field, StringNode.valueOf(oursFor(word.stringValue())));
        }
    }
}
