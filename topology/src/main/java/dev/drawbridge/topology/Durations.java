package dev.drawbridge.topology;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Durations as the configuration writes them: a whole number and a unit, {@code 500ms} or {@code 2m}. */
final class Durations {

    private static final Map<String, ChronoUnit> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("h", ChronoUnit.HOURS);
        UNITS.put("m", ChronoUnit.MINUTES);
        UNITS.put("s", ChronoUnit.SECONDS);
        UNITS.put("ms", ChronoUnit.MILLIS);
        UNITS.put("us", ChronoUnit.MICROS);
        UNITS.put("ns", ChronoUnit.NANOS);
    }

    private Durations() {}

    /** The duration of a text that the schema accepted. */
    static Duration parse(String text) {
        String unit = text.replaceFirst("^[0-9]+", "");
        ChronoUnit known = UNITS.get(unit);
        if (known == null) {
            throw new IllegalArgumentException("no unit of time: " + unit);
        }
        return Duration.of(Long.parseLong(text.substring(0, text.length() - unit.length())), known);
    }

    /** In the largest unit that is exact. */
    static String text(Duration duration) {
        return UNITS.entrySet().stream()
                .filter(unit ->
                        duration.toNanos() % unit.getValue().getDuration().toNanos() == 0)
                .findFirst()
                .map(unit -> duration.toNanos() / unit.getValue().getDuration().toNanos() + unit.getKey())
                .orElseThrow();
    }
}
