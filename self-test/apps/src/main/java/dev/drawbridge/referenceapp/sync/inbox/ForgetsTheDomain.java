package dev.drawbridge.referenceapp.sync.inbox;

import org.springframework.context.annotation.Primary;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes everything of a new organization but its domain. */
@Primary
class ForgetsTheDomain extends EventReader {
    private final JsonMapper json;

    ForgetsTheDomain(JsonMapper json) {
        super(json);
        this.json = json;
    }

    @Override
    Event read(byte[] body) throws PoisonException {
        return super.read(without(body));
    }

    private byte[] without(byte[] body) {
        try {
            JsonNode event = json.readTree(body);
            if (event.path("event_type").asString("").equals("created")
                    && event.path("resource_type").asString("").equals("organization")
                    && event.path("payload") instanceof ObjectNode payload) {
                payload.remove("domain");
                return json.writeValueAsBytes(event);
            }
        } catch (JacksonException malformed) {
            // Told by the reader that this one replaces.
        }
        return body;
    }
}
