package dev.drawbridge.harness.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as the stream holds it.
 *
 * @param sequence its place in the stream
 * @param stored when the stream took it, by the server's clock
 * @param app on whose subject it stands
 * @param id its event id, empty where it has none
 * @param key what it is about; null where that can't be read
 * @param state the resource as it tells it
 */
public record Event(
        long sequence,
        Instant stored,
        String app,
        String id,
        @Nullable Key key,
        State state) {
    @Override
    public String toString() {
        return "event " + (id.isEmpty() ? "without an id" : id) + " of " + app + " (message " + sequence + ")";
    }
}
