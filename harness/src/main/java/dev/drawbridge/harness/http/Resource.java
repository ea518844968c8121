package dev.drawbridge.harness.http;

/** A kind of resource that the apps sync, and its place in HTTP (wire contract). */
public enum Resource {
    ORGANIZATION("/organizations", "organization"),
    USER("/users", "user");

    private final String path;
    private final String key;

    Resource(String path, String key) {
        this.path = path;
        this.key = key;
    }

    public String path() {
        return path;
    }

    /** The wrapper key of a request body, and the {@code resource_type} of an event. */
    public String key() {
        return key;
    }
}
