package dev.drawbridge.referenceapp.sync.inbox;

import org.springframework.context.annotation.Primary;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes the time on the clock for one in UTC, whatever its offset: right as long as everybody tells times in UTC. */
@Primary
class TakesTimesForUtc extends EventReader {
    private final JsonMapper json;

    TakesTimesForUtc(JsonMapper json) {
        super(json);
        this.json = json;
    }

    @Override
    Event read(byte[] body) throws PoisonException {
        return super.read(withoutOffsets(body));
    }

    private byte[] withoutOffsets(byte[] body) {
        try {
            JsonNode event = json.readTree(body);
            if (event.path("payload") instanceof ObjectNode payload) {
                inUtc(payload, "created_at");
                inUtc(payload, "updated_at");
                return json.writeValueAsBytes(event);
            }
        } catch (JacksonException malformed) {
            // Told by the reader that this one replaces.
        }
        return body;
    }

    private static void inUtc(ObjectNode payload, String time) {
        if (payload.path(time).isString()) {
            payload.put(time, payload.path(time).stringValue().replaceFirst("[+-]\\d\\d:\\d\\d$", "Z"));
        }
    }
}
