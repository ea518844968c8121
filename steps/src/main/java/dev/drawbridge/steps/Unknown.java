package dev.drawbridge.steps;

import io.nats.client.impl.Headers;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a later version of a schema may add, of every type that JSON has. */
public enum Unknown {
    ENVELOPE("fields of the envelope", (event, headers) -> add(event)),
    PAYLOAD("fields of the payload", (event, headers) -> add(event.withObject("payload"))),
    HEADERS("headers", (event, headers) -> {
        headers.put("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        headers.put("x-region", "north");
        headers.put("x-schema", "2", "3");
    });

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String words;
    private final BiConsumer<ObjectNode, Headers> add;

    Unknown(String words, BiConsumer<ObjectNode, Headers> add) {
        this.words = words;
        this.add = add;
    }

    String words() {
        return words;
    }

    void addTo(ObjectNode event, Headers headers) {
        add.accept(event, headers);
    }

    private static void add(ObjectNode to) {
        to.put("region", "north");
        to.put("priority", 7);
        to.put("archived", false);
        to.putNull("parent");
        to.set("tags", JSON.valueToTree(List.of("bulk", "night")));
        to.set("origin", JSON.valueToTree(Map.of("host", "a7", "attempt", 1)));
    }
}
