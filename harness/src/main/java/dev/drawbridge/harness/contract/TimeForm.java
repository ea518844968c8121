package dev.drawbridge.harness.contract;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** How a time is written. Ours is ISO 8601, at any offset. */
public enum TimeForm {
    ISO {
        @Override
        JsonNode toTheirs(JsonNode ours) {
            return ours;
        }

        @Override
        JsonNode toOurs(JsonNode theirs) {
            return theirs;
        }
    },
    /** Milliseconds since 1970, as a number. */
    EPOCH_MILLIS {
        @Override
        JsonNode toTheirs(JsonNode ours) {
            try {
                return LongNode.valueOf(
                        OffsetDateTime.parse(ours.asString("")).toInstant().toEpochMilli());
            } catch (DateTimeParseException noTime) {
                return ours;
            }
        }

        @Override
        JsonNode toOurs(JsonNode theirs) {
            if (theirs.isIntegralNumber()) {
                return StringNode.valueOf(Instant.ofEpochMilli(theirs.asLong()).toString());
            }
            return theirs.isString()
                    ? StringNode.valueOf(Unmapped.words(theirs.stringValue(), "milliseconds since 1970"))
                    : theirs;
        }
    };

    abstract JsonNode toTheirs(JsonNode ours);

    abstract JsonNode toOurs(JsonNode theirs);

    void writeTo(ObjectNode object, List<String> fields) {
        fields.stream().filter(object::has).forEach(field -> object.set(field, toTheirs(object.path(field))));
    }

    void readIn(ObjectNode object, List<String> fields) {
        fields.stream().filter(object::has).forEach(field -> object.set(field, toOurs(object.path(field))));
    }
}
