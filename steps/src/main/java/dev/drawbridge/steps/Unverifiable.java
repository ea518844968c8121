package dev.drawbridge.steps;

import dev.drawbridge.harness.MissingControlException;
import java.io.Serial;
import java.util.function.Supplier;
import org.opentest4j.TestAbortedException;

/**
 * This run lacks a control that the scenario needs: neither pass nor fail.
 *
 * <p>A {@link TestAbortedException}, so that Cucumber counts the scenario as skipped and not as failed.
 */
public final class Unverifiable extends TestAbortedException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * @param control the control that is missing, as a noun: "starting and stopping NATS"
     * @param remedy what to configure so that the scenario can run
     */
    public Unverifiable(String control, String remedy) {
        super("this run has no control over " + control + "; " + remedy);
    }

    /**
     * What the harness controls.
     *
     * @throws Unverifiable when it doesn't
     */
    static <T> T unlessControlled(Supplier<T> controlled) {
        try {
            return controlled.get();
        } catch (MissingControlException missing) {
            throw without(missing);
        }
    }

    /** The same, found out by the harness. */
    static Unverifiable without(MissingControlException missing) {
        return new Unverifiable(missing.control(), missing.remedy());
    }
}
