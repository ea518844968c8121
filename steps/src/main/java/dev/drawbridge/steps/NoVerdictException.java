package dev.drawbridge.steps;

import dev.drawbridge.reports.ExitStatus;
import dev.drawbridge.reports.RunProblem;

/**
 * A run says nothing about the implementation: it was set up wrongly, or its environment broke. The message has it all,
 * so that there is no stack trace.
 */
public final class NoVerdictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitStatus status;

    public NoVerdictException(RunProblem problem) {
        super(problem.message(), null, false, false);
        this.status = problem.status();
    }

    /** What {@code drawbridge run} ends with. */
    public ExitStatus status() {
        return status;
    }
}
