package dev.drawbridge.topology;

import java.util.List;

/** The places of a document whose values must not be shown, right or wrong. */
public final class SecretPlaces {

    private SecretPlaces() {}

    /** Whether a JSON pointer is that of a password or an environment, or lies below one. */
    public static boolean contains(String pointer) {
        List<String> steps = List.of(pointer.split("/", -1));
        return steps.contains("password") || steps.contains("env");
    }
}
