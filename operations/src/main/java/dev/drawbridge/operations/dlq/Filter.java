package dev.drawbridge.operations.dlq;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters somebody wants; null: all.
 *
 * @param since those that the stream took at that time or later
 */
record Filter(
        @Nullable String app,
        @Nullable String reason,
        @Nullable Instant since) {

    boolean wantsApp(String name) {
        return app == null || app.equals(name);
    }

    boolean wants(DeadLetter letter) {
        return wantsApp(letter.app())
                && (reason == null || reason.equals(letter.reason()))
                && (since == null || !letter.message().time().isBefore(since));
    }
}
