package dev.drawbridge.selftest.othershape;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the peer tells. */
record Event(String id, Store.Thing thing) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** An event that can never be applied. */
    static final class Rejected extends Exception {
        private static final long serialVersionUID = 1;
        private final String why;

        Rejected(String why, String message) {
            super(message);
            this.why = why;
        }

        String why() {
            return why;
        }
    }

    /** Reads one, ignoring whatever it does not know. */
    static Event read(byte[] body) throws Rejected {
        JsonNode event = json(body);
        JsonNode meta = event.path("meta");
        String what = text(meta, "what");
        if (!what.equals("Made") && !what.equals("Changed")) {
            throw new Rejected("hopeless", "nobody knows what happened");
        }
        Kind kind = Kind.called(text(meta, "kind"))
                .orElseThrow(() -> new Rejected("hopeless", "nobody knows what it is about"));
        JsonNode data = event.path("data");
        try {
            String id = UUID.fromString(text(data, "key")).toString();
            return new Event(
                    text(meta, "id"),
                    new Store.Thing(kind, id, kind.complete(data), time(data, "createdAt"), time(data, "modifiedAt")));
        } catch (Kind.Invalid | DateTimeException e) {
            throw new Rejected("hopeless", String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException noUuid) {
            throw new Rejected("hopeless", "its key is no UUID");
        }
    }

    /** What is applied one after the other: an org and its people. */
    static String lane(byte[] body) {
        try {
            JsonNode event = json(body);
            return event.path("data")
                    .path("orgId")
                    .asString(event.path("meta").path("subject").asString(""));
        } catch (Rejected unreadable) {
            return "";
        }
    }

    static String idOf(byte[] body) {
        try {
            return json(body).path("meta").path("id").asString("");
        } catch (Rejected unreadable) {
            return "";
        }
    }

    private static JsonNode json(byte[] body) throws Rejected {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            JsonNode event = JSON.readTree(text);
            if (event.isObject()) {
                return event;
            }
        } catch (CharacterCodingException | JacksonException notJson) {
            throw new Rejected("garbage", "it is not JSON");
        }
        throw new Rejected("garbage", "it is no JSON object");
    }

    private static String text(JsonNode object, String field) throws Rejected {
        JsonNode value = object.path(field);
        if (!value.isString() || value.stringValue().isBlank()) {
            throw new Rejected("hopeless", "it has no " + field);
        }
        return value.stringValue();
    }

    private static long time(JsonNode data, String field) throws Rejected {
        return OffsetDateTime.parse(text(data, field)).toInstant().toEpochMilli();
    }
}
