package dev.drawbridge.referenceapp.sync.inbox;

import java.util.Set;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Dead-letters an event whose payload has a field that it does not know: one new field stops every older consumer. */
@Primary
class RefusesUnknownFields extends EventReader {
    private static final Set<String> KNOWN =
            Set.of("id", "organization_id", "name", "domain", "email", "role", "active", "created_at", "updated_at");

    private final JsonMapper json;

    RefusesUnknownFields(JsonMapper json) {
        super(json);
        this.json = json;
    }

    @Override
    Event read(byte[] body) throws PoisonException {
        Event event = super.read(body);
        JsonNode payload = json.readTree(body).path("payload");
        if (!KNOWN.containsAll(payload.propertyNames())) {
            throw new PoisonException(Reason.UNRECOVERABLE, "the payload has unknown fields");
        }
        return event;
    }
}
