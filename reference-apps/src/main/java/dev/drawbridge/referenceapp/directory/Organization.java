package dev.drawbridge.referenceapp.directory;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An organization as stored. */
public record Organization(
        long id, String name, @Nullable String domain, boolean active, Instant createdAt, Instant updatedAt) {

    /** The resource as HTTP and events show it. */
    public Map<String, @Nullable Object> view() {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", id);
        view.put("name", name);
        view.put("domain", domain);
        view.put("active", active);
        view.put("created_at", Fields.millis(createdAt));
        view.put("updated_at", Fields.millis(updatedAt));
        return view;
    }
}
