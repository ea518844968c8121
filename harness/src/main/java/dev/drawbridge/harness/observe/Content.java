package dev.drawbridge.harness.observe;

import io.nats.client.api.StreamState;

/**
 * What a stream holds.
 *
 * @param first the number of its oldest message
 * @param last the number of its newest message, held or not
 * @param messages how many it holds
 */
public record Content(long first, long last, long messages) {

    static Content of(StreamState state) {
        return new Content(state.getFirstSequence(), state.getLastSequence(), state.getMsgCount());
    }

    /** Whether some message that the stream held before is held no longer. */
    boolean lostSomeOf(Content before) {
        return before.messages > 0 && (messages == 0 || first > before.first || holes() > before.holes());
    }

    /** The numbers between the oldest and the newest message that no message has. */
    private long holes() {
        return last - first + 1 - messages;
    }

    @Override
    public String toString() {
        return messages == 0 ? "nothing" : "the messages " + first + " to " + last + " (" + messages + ")";
    }
}
