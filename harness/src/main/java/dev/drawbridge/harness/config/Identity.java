package dev.drawbridge.harness.config;

import dev.drawbridge.permissions.Login;
import dev.drawbridge.permissions.UserPassword;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a principal says who it is.
 *
 * @param login what it presents; null: nothing but its certificate
 * @param certificate the PEM file of the certificate that it presents; null: none
 * @param key the PEM file of the certificate's private key; null: none
 * @param line where it stands in the configuration, counted from 1; 0 where it came from outside
 */
public record Identity(
        @Nullable Login login,
        @Nullable Path certificate,
        @Nullable Path key,
        int line) {

    /** The user name, where it has one. */
    public Optional<String> user() {
        return login instanceof UserPassword known ? Optional.of(known.user()) : Optional.empty();
    }
}
