package dev.drawbridge.harness.history;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Organizations that histories of tests tell of. */
final class Organizations {

    /** When the stream took what is told of them. */
    static final Instant STORED = Instant.parse("2026-11-24T09:30:00Z");

    private Organizations() {}

    /** One, as it was that many milliseconds after {@link #STORED}. */
    static State state(String id, String name, int stamp) {
        return new State(new TreeMap<>(Map.of(
                "id",
                id,
                "name",
                "\"" + name + "\"",
                "updated_at",
                STORED.plusMillis(stamp).toString())));
    }
}
