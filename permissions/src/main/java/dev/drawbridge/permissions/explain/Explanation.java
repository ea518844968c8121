package dev.drawbridge.permissions.explain;

import org.jspecify.annotations.Nullable;

/**
 * What a refusal means.
 *
 * @param times how often it was met
 * @param first the time of the first, as the log has it
 * @param last the time of the last
 * @param askedBy which client call asks for it
 * @param without what breaks while it is refused
 * @param what what to write into the configuration, or what to do instead
 */
public record Explanation(
        Refused refused,
        long times,
        @Nullable String first,
        @Nullable String last,
        String askedBy,
        String without,
        Advice advice,
        String what) {

    /** What to do about it. */
    public enum Advice {
        /** It is needed: add the line. */
        GRANT("grant it"),
        /** It is not needed: call something else. */
        AVOID("avoid it"),
        /** Nobody should have it: find out who tries. */
        KEEP_REFUSED("keep it refused");

        private final String words;

        Advice(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }
}
