package dev.drawbridge.permissions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the JetStream API.
 *
 * @param verb its name as the server's documentation gives it, for instance {@code STREAM.CREATE}
 * @param template its subject, with placeholders for stream, consumer, subject, account and template
 * @param since the first version that knows it
 * @param until the first version that no longer knows it
 * @param requirements the requirements that deny it to an app
 */
public record ApiOperation(
        String verb,
        String template,
        ServerVersion since,
        @Nullable ServerVersion until,
        ApiScope scope,
        ApiEffect effect,
        List<String> requirements) {

    public ApiOperation {
        requirements = List.copyOf(requirements);
    }

    /** Whether a server of that version knows the operation. */
    public boolean isKnownTo(ServerVersion version) {
        return version.atLeast(since) && (until == null || !version.atLeast(until));
    }

    /** The subject of a request to this operation. */
    public String subjectFor(ApiTarget target) {
        return target.fill(template);
    }
}
