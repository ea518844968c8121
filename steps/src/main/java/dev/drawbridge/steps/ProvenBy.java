package dev.drawbridge.steps;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/**
 * Which known-bad variants the suite is known to catch, by requirement. The self-test fails when this is not what it
 * runs.
 */
public final class ProvenBy {

    private static final String RESOURCE = "proven-by.properties";

    private ProvenBy() {}

    /** The names of the variants by the id of the requirement that they break; what is not there is unproven. */
    public static Map<String, List<String>> load() {
        Properties lines = new Properties();
        try (InputStream in = Objects.requireNonNull(ProvenBy.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            lines.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.stringPropertyNames().stream()
                .collect(toMap(id -> id, id -> List.of(lines.getProperty(id).split(",", -1))));
    }
}
