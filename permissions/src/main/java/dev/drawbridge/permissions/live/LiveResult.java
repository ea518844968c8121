package dev.drawbridge.permissions.live;

import dev.drawbridge.permissions.audit.AuditResult;
import dev.drawbridge.permissions.residue.Residue;
import dev.drawbridge.permissions.residue.StreamSettings;
import java.util.List;

/**
 * What an audit of a running server found.
 *
 * @param audit the findings
 * @param cells everything that was tried, with what the server said
 * @param notTried what could not be shown, and why
 * @param settings of the streams, as the server reports them; empty when nobody was there who may look
 * @param residues what is open whatever is granted; of the declared streams when nobody may look at those that there are
 * @param state what became of streams and consumers meanwhile
 */
public record LiveResult(
        AuditResult audit,
        List<Cell> cells,
        List<NotTried> notTried,
        State state,
        List<StreamSettings> settings,
        List<Residue> residues) {

    public LiveResult {
        cells = List.copyOf(cells);
        notTried = List.copyOf(notTried);
        settings = List.copyOf(settings);
        residues = List.copyOf(residues);
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
