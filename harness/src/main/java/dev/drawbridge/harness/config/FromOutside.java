package dev.drawbridge.harness.config;

import org.jspecify.annotations.Nullable;

/**
 * A setting that a property or a variable gave, and not the file.
 *
 * @param path its key, such as {@code nats.backend}
 * @param variable the environment variable that says it, whichever of the two did
 * @param value as a variable has it; null where nobody may see it, as of a password
 */
public record FromOutside(
        String path, String variable, @Nullable String value) {}
