package dev.drawbridge.topology;

import java.util.Set;
import java.util.stream.Stream;

/** The places of a document whose values must not be shown, right or wrong. */
public final class SecretPlaces {

    private static final Set<String> KEYS = Set.of("password", "token", "nkey", "env");

    private SecretPlaces() {}

    /** Whether a JSON pointer is that of a password, a token, a seed or an environment, or lies below one. */
    public static boolean contains(String pointer) {
        return Stream.of(pointer.split("/", -1)).anyMatch(KEYS::contains);
    }
}
