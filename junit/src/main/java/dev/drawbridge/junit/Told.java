package dev.drawbridge.junit;

import dev.drawbridge.reports.ConsoleSummary;
import dev.drawbridge.reports.ExitStatus;
import dev.drawbridge.reports.Report;
import dev.drawbridge.reports.RequirementVerdict;
import dev.drawbridge.reports.RunProblem;
import dev.drawbridge.steps.NoVerdictException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What a report says, in JUnit's words: an assertion blames the implementation, any other exception the environment, and
 * whatever ends no run with another status than 0 is skipped with its reason.
 */
final class Told {

    private Told() {}

    static void requirement(RequirementVerdict row) {
        switch (row.verdict()) {
            case PASS -> {
                // Nothing to tell.
            }
            case FAIL -> {
                if (row.decisive()) {
                    Assertions.fail(ConsoleSummary.trouble(row));
                }
                Assumptions.abort("fails, which does not end a run with 1: " + ConsoleSummary.trouble(row));
            }
            case ERROR ->
                throw new NoVerdictException(new RunProblem(ExitStatus.ENVIRONMENT, ConsoleSummary.trouble(row)));
            case NOT_CLAIMED, UNVERIFIABLE, UNTESTED ->
                Assumptions.abort(row.id() + " " + row.verdict().words() + ": " + row.reason());
        }
    }

    /** That the run ended with 0: else what its last line and the problems of the whole say. */
    static void run(Report report) {
        String words = Stream.concat(
                        report.problems().stream().map(RunProblem::message),
                        Stream.of("drawbridge: " + report.conclusion()))
                .collect(Collectors.joining("\n"));
        switch (report.exitStatus()) {
            case CONFORMANT -> {
                // Nothing to tell.
            }
            case NOT_CONFORMANT -> Assertions.fail(words);
            case USAGE, ENVIRONMENT -> throw new NoVerdictException(new RunProblem(report.exitStatus(), words));
        }
    }
}
