package dev.drawbridge.permissions.live;

import dev.drawbridge.permissions.audit.AuditResult;
import java.util.List;

/**
 * What an audit of a running server found.
 *
 * @param audit the findings
 * @param cells everything that was tried, with what the server said
 * @param notTried what could not be shown, and why
 * @param state what became of streams and consumers meanwhile
 */
public record LiveResult(AuditResult audit, List<Cell> cells, List<NotTried> notTried, State state) {

    public LiveResult {
        cells = List.copyOf(cells);
        notTried = List.copyOf(notTried);
    }

    /** What became of the declared streams and consumers between the first probe and the last. */
    public enum State {
        /** Everything that the server says of them is what it was, byte for byte. */
        UNCHANGED,
        /** Something is different, by this audit or by others who use the server. */
        CHANGED,
        /** Nobody was there who may look. */
        NOT_SEEN
    }
}
