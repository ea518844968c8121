package dev.drawbridge.harness.http;

import java.util.List;

/** A kind of resource that the apps sync, and its place in HTTP (wire contract). */
public enum Resource {
    ORGANIZATION("/organizations", "organization", "id", "name", "domain", "active", "created_at", "updated_at"),
    USER("/users", "user", "id", "organization_id", "name", "email", "role", "active", "created_at", "updated_at");

    private final String path;
    private final String key;
    private final List<String> fields;

    Resource(String path, String key, String... fields) {
        this.path = path;
        this.key = key;
        this.fields = List.of(fields);
    }

    public String path() {
        return path;
    }

    /** The wrapper key of a request body, and the {@code resource_type} of an event. */
    public String key() {
        return key;
    }

    /** The fields that an app has of it and an event tells; others may stand beside them. */
    public List<String> fields() {
        return fields;
    }
}
