package dev.drawbridge.selftest.othershape;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is kept and synced, and which values it may have. */
enum Kind {
    ORG("Org", Field.text("title"), Field.optional("website", null), Field.flag("enabled")),
    PERSON(
            "Person",
            Field.text("orgId"),
            Field.text("displayName"),
            Field.mail("mail"),
            Field.optional("level", "viewer"),
            Field.flag("enabled"));

    private final String word;
    private final List<Field> fields;

    Kind(String word, Field... fields) {
        this.word = word;
        this.fields = List.of(fields);
    }

    /** As events call it. */
    String word() {
        return word;
    }

    static Optional<Kind> called(String word) {
        return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /**
     * The known fields of an object, complete.
     *
     * @throws Invalid when one is missing or of another form
     */
    ObjectNode complete(JsonNode given) {
        ObjectNode complete = given.isObject() ? given.asObject().objectNode() : null;
        if (complete == null) {
            throw new Invalid("no object");
        }
        fields.forEach(field -> field.copy(given, complete));
        return complete;
    }

    /** A value that nobody may keep. */
    static final class Invalid extends RuntimeException {
        private static final long serialVersionUID = 1;

        Invalid(String why) {
            super(why);
        }
    }

    private enum Form {
        TEXT,
        MAIL,
        TEXT_OR_NULL,
        FLAG
    }

    private record Field(String name, Form form, @Nullable String preset) {

        static Field text(String name) {
            return new Field(name, Form.TEXT, null);
        }

        static Field mail(String name) {
            return new Field(name, Form.MAIL, null);
        }

        static Field optional(String name, @Nullable String preset) {
            return new Field(name, Form.TEXT_OR_NULL, preset);
        }

        static Field flag(String name) {
            return new Field(name, Form.FLAG, null);
        }

        void copy(JsonNode from, ObjectNode to) {
            JsonNode value = from.path(name);
            switch (form) {
                case FLAG ->
                    to.put(
                            name,
                            value.isMissingNode()
                                    || require(value.isBoolean(), value).asBoolean());
                case TEXT_OR_NULL -> {
                    if (value.isMissingNode() || value.isNull()) {
                        to.put(name, value.isNull() ? null : preset);
                    } else {
                        to.set(name, require(value.isString() && storable(value), value));
                    }
                }
                case TEXT -> to.set(name, require(isWritten(value), value));
                case MAIL ->
                    to.set(name, require(isWritten(value) && value.asString().matches("[^@\\s]+@[^@\\s]+"), value));
            }
        }

        private static boolean isWritten(JsonNode value) {
            return value.isString() && !value.stringValue().isBlank() && storable(value);
        }

        private static boolean storable(JsonNode text) {
            return text.stringValue().indexOf('\0') < 0;
        }

        private JsonNode require(boolean right, JsonNode value) {
            if (!right) {
                throw new Invalid(name + " is not of the form that it must have, but " + value.getNodeType());
            }
            return value;
        }
    }
}
