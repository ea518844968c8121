package dev.drawbridge.permissions.probe;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as it arrived.
 *
 * @param status the status in its header line, for instance 404 or 503; absent on ordinary messages
 * @param statusText the words after the status; empty when there are none
 */
public record Message(
        String subject,
        @Nullable String reply,
        @Nullable Integer status,
        String statusText,
        Map<String, List<String>> headers,
        Payload body) {

    /** No responders: nobody listens on the subject. It says that the publish was permitted. */
    public static final int NO_RESPONDERS = 503;

    /** The body as UTF-8. */
    public String text() {
        return body.text();
    }

    /** Whether it carries this status. */
    public boolean hasStatus(int expected) {
        return status != null && status == expected;
    }

    @Override
    public String toString() {
        return "Message[" + subject + (status == null ? "" : ", status " + status + " " + statusText) + ", " + text()
                + "]";
    }
}
