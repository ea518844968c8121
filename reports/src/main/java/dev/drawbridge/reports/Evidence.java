package dev.drawbridge.reports;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was seen, in the words of who said it.
 *
 * @param kind where it comes from: {@code wire}, {@code server-log}, {@code state}, {@code http}, {@code database},
 *     {@code output}, {@code configuration}
 * @param text what was seen, word for word
 * @param source where a reader finds it, such as {@code nats.conf line 17} or {@code logs/nats.log}
 */
public record Evidence(String kind, String text, @Nullable String source) {

    public static Evidence of(String kind, String text) {
        return new Evidence(kind, text, null);
    }
}
