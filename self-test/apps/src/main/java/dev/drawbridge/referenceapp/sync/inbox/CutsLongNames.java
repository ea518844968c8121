package dev.drawbridge.referenceapp.sync.inbox;

import org.springframework.context.annotation.Primary;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes the first 255 characters of a name and drops the rest, as a column of that length may do in silence. */
@Primary
class CutsLongNames extends EventReader {
    private static final int LENGTH = 255;

    private final JsonMapper json;

    CutsLongNames(JsonMapper json) {
        super(json);
        this.json = json;
    }

    @Override
    Event read(byte[] body) throws PoisonException {
        return super.read(cut(body));
    }

    private byte[] cut(byte[] body) {
        try {
            JsonNode event = json.readTree(body);
            if (event.path("payload") instanceof ObjectNode payload) {
                String name = payload.path("name").asString("");
                if (name.codePointCount(0, name.length()) > LENGTH) {
                    payload.put("name", name.substring(0, name.offsetByCodePoints(0, LENGTH)));
                    return json.writeValueAsBytes(event);
                }
            }
        } catch (JacksonException malformed) {
            // Told by the reader that this one replaces.
        }
        return body;
    }
}
