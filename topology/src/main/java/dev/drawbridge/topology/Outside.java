package dev.drawbridge.topology;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which values of a document were not written in its text, and how to speak of them without showing them. */
final class Outside {

    /** Shorter than a secret, and found in every message. */
    private static final int TOO_SHORT = 3;

    private final Map<String, String> origins = new HashMap<>();
    private final Map<String, String> placeholders = new HashMap<>();
    private final Map<String, String> resolved =
            new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** Notes that the value at a pointer, with all below it, came from there. */
    void came(String pointer, String origin) {
        origins.put(pointer, origin);
    }

    /** Notes that a text with placeholders became another text. */
    void resolved(String pointer, String written, String text) {
        placeholders.put(pointer, written);
        if (text.length() > TOO_SHORT) {
            resolved.put(text, written);
        }
    }

    @Nullable
    String origin(String pointer) {
        return origins.get(Pointers.nearest(pointer, origins::containsKey));
    }

    @Nullable
    String placeholder(String pointer) {
        return placeholders.get(pointer);
    }

    /** A message with the placeholders in the place of what they stand for, and no user information in any address. */
    String masked(String message) {
        String masked = message;
        for (Map.Entry<String, String> each : resolved.entrySet()) {
            masked = masked.replace(each.getKey(), each.getValue());
        }
        return masked.replaceAll("//\\S*@", "//***@");
    }
}
