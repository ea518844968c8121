package dev.drawbridge.referenceapp.directory;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A user as stored; belongs to an organization. */
public record User(
        long id,
        long organizationId,
        String name,
        String email,
        String role,
        boolean active,
        Instant createdAt,
        Instant updatedAt) {

    /** The resource as HTTP and events show it. */
    public Map<String, @Nullable Object> view() {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", id);
        view.put("organization_id", organizationId);
        view.put("name", name);
        view.put("email", email);
        view.put("role", role);
        view.put("active", active);
        view.put("created_at", Fields.millis(createdAt));
        view.put("updated_at", Fields.millis(updatedAt));
        return view;
    }
}
