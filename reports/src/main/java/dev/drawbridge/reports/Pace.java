package dev.drawbridge.reports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How fast a run let time go by. */
public enum Pace {
    /** Every time that the server drives divided, for a quick answer; a verdict shown at this pace only says so. */
    FAST,
    /** The declared times. */
    REAL;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
