package dev.drawbridge.referenceapp.sync.inbox;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Why a message could not be applied, in words that may leave this process: no statement and no value of the database.
 *
 * @param type the error's class
 * @param message one line
 */
record Failure(String type, String message) {
    private static final int LONGEST = 500;

    /** A message on its last delivery of whose earlier ones this process knows nothing. */
    static final Failure UNKNOWN = new Failure(
            "LastDelivery", "not applied before its last delivery; how the earlier ones ended is not known here");

    static Failure of(Throwable error, Event event) {
        String state = sqlState(error);
        if (state == null) {
            return of(error);
        }
        String what = state.equals("23503") && event.user() != null
                ? "organization " + event.user().organizationId() + " of the user is not here (yet)"
                : "the database refused the " + event.resourceType();
        return new Failure(error.getClass().getSimpleName(), what + " (SQLSTATE " + state + ")");
    }

    static Failure of(Throwable error) {
        String text = String.valueOf(error.getMessage()).replaceAll("\\s+", " ");
        return new Failure(
                error.getClass().getSimpleName(), text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    }

    /** What the database said, as its five signs; null when the error does not come from there. */
    static @Nullable String sqlState(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}
