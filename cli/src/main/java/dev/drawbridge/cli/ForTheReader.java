package dev.drawbridge.cli;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.permissions.conf.ConfException;
import dev.drawbridge.reports.ExitStatus;
import dev.drawbridge.topology.InvalidConfigurationException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What broke, in words; a stack trace only for a defect of Drawbridge itself, which no reader can mend. */
final class ForTheReader implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult result) {
        PrintWriter err = command.getErr();
        ExitStatus status = ExitStatus.ENVIRONMENT;
        if (exception instanceof InvalidConfigurationException invalid) {
            err.println("drawbridge: the configuration cannot be used:");
            err.println(invalid.getMessage());
            status = ExitStatus.USAGE;
        } else if (exception instanceof ConfException unreadable) {
            err.println("drawbridge: " + unreadable.getMessage());
            status = ExitStatus.USAGE;
        } else if (exception instanceof EnvironmentException broken) {
            err.println("drawbridge: " + broken.getMessage());
        } else if (exception instanceof UncheckedIOException unreadable) {
            err.println("drawbridge: " + unreadable.getMessage() + " (" + unreadable.getCause() + ")");
        } else {
            return defect(exception, command);
        }
        err.flush();
        return status.code();
    }

    /** Reports what nobody expected, and returns the status: no verdict. */
    static int defect(Throwable unforeseen, CommandLine command) {
        PrintWriter err = command.getErr();
        err.println("drawbridge: a defect of Drawbridge itself; please report it with these lines:");
        unforeseen.printStackTrace(err);
        err.flush();
        return ExitStatus.ENVIRONMENT.code();
    }
}
