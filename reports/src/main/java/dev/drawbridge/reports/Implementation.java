package dev.drawbridge.reports;

import org.jspecify.annotations.Nullable;

/** What was judged, in its author's words. */
public record Implementation(
        String name,
        @Nullable String version,
        @Nullable String url,
        @Nullable String contact) {

    /** One of which nothing is told but its name. */
    public static Implementation named(String name) {
        return new Implementation(name, null, null, null);
    }

    /** With empty texts for what is not told. */
    public static Implementation of(String name, String version, String url, String contact) {
        return new Implementation(name, told(version), told(url), told(contact));
    }

    private static @Nullable String told(String text) {
        return text.isEmpty() ? null : text;
    }
}
