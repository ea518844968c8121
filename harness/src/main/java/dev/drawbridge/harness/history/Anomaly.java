package dev.drawbridge.harness.history;

import java.util.List;

/**
 * Something that must not be in a history.
 *
 * @param eventIds the ids of the events concerned, as far as there are any
 * @param words what was expected, what was found and where, as a sentence without its full stop
 */
public record Anomaly(Kind kind, List<String> eventIds, String words) {

    /** What went wrong with a write on its way. */
    public enum Kind {
        /** It was acknowledged, and something of it is not there. */
        LOST,
        /** The stream holds it more than once. */
        DUPLICATED,
        /** What was written earlier comes after what was written later, or wins over it. */
        REORDERED,
        /** It arrived as something else. */
        CORRUPTED,
        /** It is there, and nobody wrote it. */
        INVENTED
    }

    public Anomaly {
        eventIds = List.copyOf(eventIds);
    }

    @Override
    public String toString() {
        return kind + ": " + words;
    }
}
