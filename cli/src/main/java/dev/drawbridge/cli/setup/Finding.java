package dev.drawbridge.cli.setup;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.reports.ExitStatus;
import dev.drawbridge.topology.Problem;
import java.util.Locale;

/**
 * One thing that was looked at.
 *
 * @param what the thing, in the words of the configuration where it stands there
 * @param found what is there, or isn't
 * @param remedy what to do about it; empty where nothing has to be done
 */
record Finding(State state, String what, String found, String remedy) {

    /** How it is, and how that ends the command. */
    enum State {
        OK(ExitStatus.CONFORMANT),
        /** A run can do without it, or gets it by itself. */
        NOTE(ExitStatus.CONFORMANT),
        /** The configuration is wrong. */
        WRONG(ExitStatus.USAGE),
        /** No run can do without it. */
        LACKS(ExitStatus.ENVIRONMENT);

        private final ExitStatus status;

        State(ExitStatus status) {
            this.status = status;
        }

        ExitStatus status() {
            return status;
        }

        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding ok(String what, String found) {
        return new Finding(State.OK, what, found, "");
    }

    static Finding note(String what, String found, String remedy) {
        return new Finding(State.NOTE, what, found, remedy);
    }

    static Finding lacks(String what, String found, String remedy) {
        return new Finding(State.LACKS, what, found, remedy);
    }

    /** What the harness would say in the middle of a run. */
    static Finding lacks(String what, EnvironmentException said) {
        return lacks(what, said.what() + " (" + said.where() + ")", said.remedy());
    }

    static Finding wrong(Problem problem) {
        String where = problem.source() + (problem.line() > 0 ? ":" + problem.line() : "");
        return new Finding(
                State.WRONG,
                problem.path().isEmpty() ? where : where + ": " + problem.path(),
                problem.message(),
                problem.remedy());
    }

    /** One line. */
    @Override
    public String toString() {
        String text = what + ": " + found + (remedy.isEmpty() ? "" : "; " + remedy);
        return String.format(Locale.ROOT, "%-6s %s", state.label(), text.replaceAll("\\s*\\R\\s*", " "));
    }
}
