package dev.drawbridge.referenceapp.directory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** How values look outside of the database. */
public final class Fields {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Fields() {}

    /** ISO 8601, UTC, milliseconds: the form of a resource's times. */
    public static String millis(Instant time) {
        return MILLIS.format(time);
    }

    /** ISO 8601, UTC, seconds: the form of an event's time. */
    public static String seconds(Instant time) {
        return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Whether the database can hold this text: it knows neither NUL nor half of a surrogate pair. */
    public static boolean storable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
