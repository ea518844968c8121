package dev.drawbridge.reports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How binding a requirement is (RFC 2119). Only a failed {@link #MUST} makes an implementation non-conformant. */
public enum Level {
    MUST,
    SHOULD,
    MAY;

    /** The level as it stands in the catalogue, in tags and in the report: {@code must}. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
