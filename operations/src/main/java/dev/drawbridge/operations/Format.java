package dev.drawbridge.operations;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** For people, or for programs. */
public enum Format {
    TABLE,
    JSON;

    /** What {@code --format} says: {@code table} or {@code json}; empty for anything else. */
    public static Optional<Format> of(String text) {
        return Stream.of(values())
                .filter(each -> each.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
