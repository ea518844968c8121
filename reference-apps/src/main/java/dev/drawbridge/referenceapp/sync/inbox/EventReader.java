package dev.drawbridge.referenceapp.sync.inbox;

import dev.drawbridge.referenceapp.directory.Fields;
import dev.drawbridge.referenceapp.directory.Organization;
import dev.drawbridge.referenceapp.directory.User;
import dev.drawbridge.referenceapp.sync.Envelope;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads an event strictly in what it needs and leniently in what it does not know. */
@Component
class EventReader {
    private final JsonMapper json;

    EventReader(JsonMapper json) {
        this.json = json;
    }

    Event read(byte[] body) throws PoisonException {
        JsonNode envelope;
        try {
            envelope = json.readTree(body);
        } catch (JacksonException e) {
            throw new PoisonException(Reason.MALFORMED_JSON, "the body is not valid JSON");
        }
        if (envelope.isMissingNode()) {
            throw new PoisonException(Reason.MALFORMED_JSON, "the body is empty");
        }
        if (!envelope.isObject()) {
            throw unrecoverable("the body is not an object");
        }
        String eventId = text(envelope, "event_id");
        try {
            UUID parsed = UUID.fromString(eventId);
            eventId = parsed.toString();
        } catch (IllegalArgumentException e) {
            throw unrecoverable("event_id is not a UUID");
        }
        JsonNode version = envelope.get("schema_version");
        if (version == null || !version.isInt() || version.intValue() != Envelope.SCHEMA_VERSION) {
            throw unrecoverable("schema_version must be " + Envelope.SCHEMA_VERSION);
        }
        if (!Set.of("created", "updated").contains(text(envelope, "event_type"))) {
            throw unrecoverable("event_type must be created or updated");
        }
        JsonNode payload = envelope.get("payload");
        if (payload == null || !payload.isObject()) {
            throw unrecoverable("payload must be an object");
        }
        String type = text(envelope, "resource_type");
        long id = id(payload, "id");
        if (!text(envelope, "resource_id").equals(Long.toString(id))) {
            throw unrecoverable("resource_id must be the payload's id as text");
        }
        return switch (type) {
            case "organization" -> new Event(eventId, trace(envelope), type, id, organization(payload), null);
            case "user" -> new Event(eventId, trace(envelope), type, id, null, user(payload));
            default -> throw unrecoverable("resource_type must be organization or user");
        };
    }

    private static Organization organization(JsonNode payload) throws PoisonException {
        return new Organization(
                id(payload, "id"),
                text(payload, "name"),
                optional(payload, "domain", null),
                flag(payload, "active"),
                time(payload, "created_at"),
                time(payload, "updated_at"));
    }

    private static User user(JsonNode payload) throws PoisonException {
        String role = optional(payload, "role", "member");
        return new User(
                id(payload, "id"),
                id(payload, "organization_id"),
                text(payload, "name"),
                text(payload, "email"),
                role == null ? "member" : role,
                flag(payload, "active"),
                time(payload, "created_at"),
                time(payload, "updated_at"));
    }

    private static String text(JsonNode node, String field) throws PoisonException {
        String value = optional(node, field, null);
        if (value == null) {
            throw unrecoverable(field + " is missing");
        }
        return value;
    }

    private static @Nullable String optional(JsonNode node, String field, @Nullable String preset)
            throws PoisonException {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return preset;
        }
        if (!value.isString() || !Fields.storable(value.stringValue())) {
            throw unrecoverable(field + " must be text of Unicode characters other than NUL");
        }
        return value.stringValue();
    }

    /** For logs only, so that no event is refused for it. */
    private static String trace(JsonNode envelope) {
        JsonNode trace = envelope.get("trace_id");
        return trace != null && trace.isString() && trace.stringValue().matches("[0-9a-fA-F]{1,64}")
                ? trace.stringValue()
                : "";
    }

    private static boolean flag(JsonNode node, String field) throws PoisonException {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return true;
        }
        if (!value.isBoolean()) {
            throw unrecoverable(field + " must be true or false");
        }
        return value.booleanValue();
    }

    private static long id(JsonNode node, String field) throws PoisonException {
        JsonNode value = node.get(field);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
            throw unrecoverable(field + " must be an integer of 64 bits");
        }
        return value.longValue();
    }

    private static Instant time(JsonNode node, String field) throws PoisonException {
        String value = text(node, field);
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeParseException e) {
            throw unrecoverable(field + " must be a time in ISO 8601 with an offset");
        }
    }

    private static PoisonException unrecoverable(String message) {
        return new PoisonException(Reason.UNRECOVERABLE, message);
    }
}
