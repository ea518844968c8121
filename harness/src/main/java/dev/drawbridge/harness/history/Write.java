package dev.drawbridge.harness.history;

import dev.drawbridge.harness.contract.Resource;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One write over HTTP as its client saw it.
 *
 * @param number tells it from all others of its history
 * @param app which app it was sent to
 * @param id of the resource to change; null where one is to be made
 * @param sent the fields that were sent, each as JSON
 * @param invoked when the call was made, since the history began
 * @param completed when it was answered or given up, since the history began
 * @param status the HTTP status, 0 where there was no answer
 * @param answer the resource as the answer to an acknowledged write shows it, else null
 * @param answeredId the id in that answer, else null
 */
public record Write(
        int number,
        String app,
        Resource resource,
        @Nullable String id,
        Map<String, String> sent,
        Duration invoked,
        Duration completed,
        int status,
        @Nullable State answer,
        @Nullable String answeredId) {

    /** Whether a write happened, as far as its client can know. */
    public enum Outcome {
        /** Answered with 2xx: it happened. */
        ACKNOWLEDGED,
        /** Answered with 4xx: it must not have happened. */
        REFUSED,
        /** No answer, or one that doesn't say: it may have happened or not. */
        UNKNOWN
    }

    public Write {
        sent = Map.copyOf(sent);
        if (outcome(status) == Outcome.ACKNOWLEDGED && (answer == null || answeredId == null)) {
            throw new IllegalArgumentException(
                    "write " + number + " at " + app + " was answered " + status + " without a resource and its id");
        }
    }

    public Outcome outcome() {
        return outcome(status);
    }

    private static Outcome outcome(int status) {
        if (status >= 200 && status < 300) {
            return Outcome.ACKNOWLEDGED;
        }
        return status >= 400 && status < 500 ? Outcome.REFUSED : Outcome.UNKNOWN;
    }

    boolean acknowledged() {
        return outcome() == Outcome.ACKNOWLEDGED;
    }

    /** Which resource; empty for one that was to be made and whose id nobody has said. */
    public Optional<Key> key() {
        String known = answeredId != null ? answeredId : id;
        return Optional.ofNullable(known).map(given -> new Key(resource, given));
    }

    /** Whether this, happening at that app, leaves that resource in that state. */
    boolean explains(String where, Key what, State state) {
        return app.equals(where)
                && resource == what.resource()
                && key().map(what::equals).orElse(true)
                && (answer == null ? state.holds(sent) : answer.equals(state));
    }

    @Override
    public String toString() {
        String what = key().map(Key::toString).orElse("a new " + resource.key());
        return "write " + number + " of " + what + " at " + app
                + (status == 0 ? ", which nobody answered" : ", answered " + status);
    }
}
