package dev.drawbridge.harness;

import java.io.Serial;
import org.opentest4j.TestAbortedException;

/**
 * This run has no hold on something that a scenario needs, such as the grants of a server whose configuration was given,
 * or the process of an app that somebody else started: neither an error of the run nor a verdict about the system.
 *
 * <p>A {@link TestAbortedException}, so that wherever it is thrown the scenario counts as skipped and not as failed.
 */
public final class MissingControlException extends TestAbortedException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String control;
    private final String remedy;

    /**
     * @param control what the run has no control over, as a noun: "the grants on the server"
     * @param remedy what to configure so that the scenario can run
     */
    public MissingControlException(String control, String remedy) {
        super("this run has no control over " + control + "; " + remedy);
        this.control = control;
        this.remedy = remedy;
    }

    public String control() {
        return control;
    }

    public String remedy() {
        return remedy;
    }
}
