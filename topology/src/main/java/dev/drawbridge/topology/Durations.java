package dev.drawbridge.topology;

import java.math.BigInteger;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as the configuration writes them: a whole number and a unit, {@code 500ms} or {@code 2m}.
 *
 * <p>Reckoned in whole numbers of any size: a few hundred years are more nanoseconds than a long can count.
 */
final class Durations {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,40})(ns|us|ms|s|m|h)");
    private static final BigInteger SECOND = BigInteger.valueOf(1_000_000_000L);
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

    /** The duration of a text that the schema and the rules accepted. */
    static Duration parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("no duration: " + text);
        }
        BigInteger[] parts = nanos(form).divideAndRemainder(SECOND);
        return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
    }

    /** Whether a text is no duration that is too long for a server, which counts nanoseconds in 64 bits. */
    static boolean fitsServer(String text) {
        Matcher form = FORM.matcher(text);
        return !form.matches() || nanos(form).bitLength() < Long.SIZE;
    }

    /** In the largest unit that is exact. */
    static String text(Duration duration) {
        BigInteger nanos = nanos(duration);
        return UNITS.entrySet().stream()
                .map(unit -> Map.entry(unit.getKey(), nanos.divideAndRemainder(nanos(unit.getValue()))))
                .filter(parts -> parts.getValue()[1].signum() == 0)
                .findFirst()
                .map(parts -> parts.getValue()[0] + parts.getKey())
                .orElseThrow();
    }

    private static BigInteger nanos(Matcher form) {
        ChronoUnit unit = UNITS.getOrDefault(form.group(2), ChronoUnit.NANOS);
        return new BigInteger(form.group(1)).multiply(nanos(unit));
    }

    private static BigInteger nanos(ChronoUnit unit) {
        return nanos(unit.getDuration());
    }

    private static BigInteger nanos(Duration duration) {
        return BigInteger.valueOf(duration.getSeconds()).multiply(SECOND).add(BigInteger.valueOf(duration.getNano()));
    }
}
