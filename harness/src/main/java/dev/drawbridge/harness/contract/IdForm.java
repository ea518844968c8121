package dev.drawbridge.harness.contract;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.StringNode;

/** What the ids of resources look like. */
public enum IdForm {
    /** A whole number. */
    NUMBER {
        @Override
        public JsonNode unused() {
            return LongNode.valueOf(
                    ABOVE_EVERY_SEQUENCE + ThreadLocalRandom.current().nextLong(ABOVE_EVERY_SEQUENCE));
        }

        @Override
        public boolean isFormOf(JsonNode id) {
            return id.isIntegralNumber();
        }
    },
    /** A text of the form of RFC 9562. */
    UUID {
        @Override
        public JsonNode unused() {
            return StringNode.valueOf(java.util.UUID.randomUUID().toString());
        }

        @Override
        public boolean isFormOf(JsonNode id) {
            return id.isString() && UUIDS.matcher(id.stringValue()).matches();
        }
    },
    /** Any text. */
    STRING {
        @Override
        public JsonNode unused() {
            return StringNode.valueOf(
                    "x" + java.util.UUID.randomUUID().toString().replace("-", ""));
        }

        @Override
        public boolean isFormOf(JsonNode id) {
            return id.isString() && !id.stringValue().isEmpty();
        }
    };

    private static final long ABOVE_EVERY_SEQUENCE = 1_000_000_000_000L;
    private static final Pattern UUIDS = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** An id that no app gives out, another one at each call. */
    public abstract JsonNode unused();

    /** Whether an id looks so. */
    public abstract boolean isFormOf(JsonNode id);
}
