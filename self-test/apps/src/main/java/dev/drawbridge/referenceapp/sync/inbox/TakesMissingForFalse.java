package dev.drawbridge.referenceapp.sync.inbox;

import org.springframework.context.annotation.Primary;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes a flag that an event does not tell for false, as a reader does that maps onto a plain boolean. */
@Primary
class TakesMissingForFalse extends EventReader {
    private final JsonMapper json;

    TakesMissingForFalse(JsonMapper json) {
        super(json);
        this.json = json;
    }

    @Override
    Event read(byte[] body) throws PoisonException {
        return super.read(withFlag(body));
    }

    private byte[] withFlag(byte[] body) {
        try {
            JsonNode event = json.readTree(body);
            if (event.path("payload") instanceof ObjectNode payload && !payload.has("active")) {
                payload.put("active", false);
                return json.writeValueAsBytes(event);
            }
        } catch (JacksonException malformed) {
            // Told by the reader that this one replaces.
        }
        return body;
    }
}
