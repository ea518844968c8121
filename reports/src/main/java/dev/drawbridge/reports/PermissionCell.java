package dev.drawbridge.reports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One cell of the permission matrix: what a principal was expected to be able to do and what the server let it do.
 *
 * @param principal the principal's name
 * @param operation what was tried, such as {@code publish} or {@code subscribe}
 * @param subject the subject that it was tried on
 * @param requirement the requirement that expects it, if there is one
 */
public record PermissionCell(
        String principal,
        String operation,
        String subject,
        Access expected,
        Access observed,
        @Nullable String requirement) {

    /** What the server says to an attempt. */
    public enum Access {
        ALLOWED,
        DENIED,
        /** The server's answer decides nothing. */
        UNKNOWN;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
