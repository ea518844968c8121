package dev.drawbridge.steps;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.reports.Outcome;
import io.cucumber.plugin.event.Result;
import io.cucumber.plugin.event.Status;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario's end says about the implementation.
 *
 * <p>Only a failed assertion blames it. Anything else that is thrown, be it the environment or a fault of this suite, is
 * an error; a missing control is neither.
 */
record ScenarioOutcome(Outcome outcome, String reason) {

    static ScenarioOutcome of(Result result) {
        if (result.getStatus() == Status.PASSED) {
            return new ScenarioOutcome(Outcome.PASSED, "");
        }
        Throwable thrown = itself(result.getError());
        if (thrown == null) {
            return result.getStatus() == Status.SKIPPED
                    ? new ScenarioOutcome(Outcome.SKIPPED, "the scenario was skipped")
                    : new ScenarioOutcome(Outcome.ERROR, "a step is " + result.getStatus());
        }
        if (thrown instanceof MissingControlException) {
            return new ScenarioOutcome(Outcome.UNVERIFIABLE, message(thrown));
        }
        EnvironmentException broken = find(thrown, EnvironmentException.class);
        if (broken != null) {
            return new ScenarioOutcome(Outcome.ERROR, message(broken));
        }
        if (thrown instanceof AssertionError) {
            return new ScenarioOutcome(Outcome.FAILED, message(thrown));
        }
        return new ScenarioOutcome(
                Outcome.ERROR, "this suite failed: " + thrown.getClass().getSimpleName() + ": " + message(thrown));
    }

    /** What was thrown, where one thread waited for another that threw it. */
    private static @Nullable Throwable itself(@Nullable Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    private static String message(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message.strip();
    }

    private static <T extends Throwable> @Nullable T find(Throwable thrown, Class<T> kind) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return kind.cast(cause);
            }
        }
        return null;
    }
}
