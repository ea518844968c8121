package dev.drawbridge.harness;

import java.io.Serial;

/**
 * This run has no hold on something that a scenario needs to change, such as the grants of a server whose configuration
 * was given: neither an error of the run nor a verdict about the system.
 */
public final class MissingControlException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String control;
    private final String remedy;

    /**
     * @param control what the run has no control over, as a noun: "the grants on the server"
     * @param remedy what to configure so that it has
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
