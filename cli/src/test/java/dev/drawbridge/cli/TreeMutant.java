package dev.drawbridge.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A configuration with one value gone, renamed or another.
 *
 * @param at the JSON pointer of the value
 * @param damage what was done to it
 * @param text the whole, as JSON, which is YAML
 */
record TreeMutant(String at, String damage, String text) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<String> OTHERS = List.of(
            "null",
            "\"\"",
            "\"none\"",
            "\"a b\"",
            "\"${UNSET_BY_ANYBODY}\"",
            "\"\\u0000\"",
            "0",
            "-1",
            "1e400",
            "true",
            "[]",
            "[[]]",
            "{}",
            "{\"a\": 1}");

    static TreeMutant of(JsonNode whole, Random random) {
        JsonNode copy = whole.deepCopy();
        List<String> pointers = new ArrayList<>();
        collect(copy, "", pointers);
        String at = pointers.get(random.nextInt(pointers.size()));
        JsonNode around = copy.at(at.substring(0, at.lastIndexOf('/')));
        String last = at.substring(at.lastIndexOf('/') + 1);
        int which = random.nextInt(OTHERS.size() + 3);
        JsonNode value = copy.at(at);
        String damage;
        if (which < OTHERS.size()) {
            damage = OTHERS.get(which);
            put(around, last, JSON.readTree(damage));
        } else if (which == OTHERS.size() && around instanceof ObjectNode named) {
            damage = "renamed";
            named.remove(last);
            named.set(last + "x", value);
        } else if (which == OTHERS.size() + 1) {
            damage = "the value of another";
            put(
                    around,
                    last,
                    whole.at(pointers.get(random.nextInt(pointers.size()))).deepCopy());
        } else {
            damage = "gone";
            remove(around, last);
        }
        return new TreeMutant(at, damage, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(copy));
    }

    private static void put(JsonNode around, String last, JsonNode value) {
        if (around instanceof ObjectNode named) {
            named.set(last, value);
        } else if (around instanceof ArrayNode listed) {
            listed.set(Integer.parseInt(last), value);
        }
    }

    private static void remove(JsonNode around, String last) {
        if (around instanceof ObjectNode named) {
            named.remove(last);
        } else if (around instanceof ArrayNode listed) {
            listed.remove(Integer.parseInt(last));
        }
    }

    private static void collect(JsonNode node, String at, List<String> into) {
        if (!at.isEmpty()) {
            into.add(at);
        }
        node.properties().forEach(each -> collect(each.getValue(), at + "/" + each.getKey(), into));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.path(i), at + "/" + i, into);
        }
    }

    @Override
    public String toString() {
        return at + " " + damage;
    }
}
