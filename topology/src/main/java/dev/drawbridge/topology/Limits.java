package dev.drawbridge.topology;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a stream may hold; an absent limit is unlimited.
 *
 * @param maxMessages greatest number of messages
 * @param maxBytes greatest size in bytes
 * @param maxAge greatest age of a message
 */
public record Limits(
        @Nullable Long maxMessages,
        @Nullable Long maxBytes,
        @Nullable Duration maxAge) {

    /** No limit at all, which is what the seed declares. */
    public static final Limits NONE = new Limits(null, null, null);
}
