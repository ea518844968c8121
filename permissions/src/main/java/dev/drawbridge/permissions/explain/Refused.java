package dev.drawbridge.permissions.explain;

import org.jspecify.annotations.Nullable;

/**
 * What a server refused.
 *
 * @param principal the user, or nothing where the line does not say who: a client's own error knows itself only
 * @param queue the queue group of a refused subscription
 */
public record Refused(
        @Nullable String principal,
        Attempt attempt,
        String subject,
        @Nullable String queue) {

    /** What was tried. */
    public enum Attempt {
        PUBLISH("publish to"),
        SUBSCRIBE("subscribe to"),
        /** To publish with this subject as the reply's. */
        REPLY("publish with the reply subject");

        private final String words;

        Attempt(String words) {
            this.words = words;
        }
    }

    @Override
    public String toString() {
        return (principal == null ? "a client" : principal) + ": " + attempt.words + " " + subject
                + (queue == null ? "" : " in queue " + queue);
    }
}
