package dev.drawbridge.reports;

import org.jspecify.annotations.Nullable;

/** What was judged, in its author's words. */
public record Implementation(
        String name,
        @Nullable String version,
        @Nullable String url,
        @Nullable String contact) {

    public static Implementation named(String name) {
        return new Implementation(name, null, null, null);
    }
}
