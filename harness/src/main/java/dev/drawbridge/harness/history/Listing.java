package dev.drawbridge.harness.history;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that one app has in the end, as one witness tells it.
 *
 * @param witness where it was read: the app over HTTP, or its database
 */
public record Listing(String app, String witness, Map<Key, State> resources) {
    public Listing {
        resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
    }
}
