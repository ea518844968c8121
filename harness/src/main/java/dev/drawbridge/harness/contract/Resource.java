package dev.drawbridge.harness.contract;

import java.util.List;
import java.util.Locale;

/** A kind of resource that the apps sync, in the words of the wire contract. */
public enum Resource {
    ORGANIZATION("id", "name", "domain", "active", "created_at", "updated_at"),
    USER("id", "organization_id", "name", "email", "role", "active", "created_at", "updated_at");

    private final List<String> fields;

    Resource(String... fields) {
        this.fields = List.of(fields);
    }

    /** The word for one of them: the {@code resource_type} of an event. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word for many of them. */
    public String plural() {
        return key() + "s";
    }

    /** The fields that an app has of it and an event tells; others may stand beside them. */
    public List<String> fields() {
        return fields;
    }
}
