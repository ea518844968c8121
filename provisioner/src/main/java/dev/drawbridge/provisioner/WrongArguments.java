package dev.drawbridge.provisioner;

import dev.drawbridge.provisioner.nats.Secrets;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the arguments; never repeats a value, since a value may be a password. */
final class WrongArguments implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        String message = wrong instanceof UnmatchedArgumentException unmatched
                ? "unknown: "
                        + unmatched.getUnmatched().stream()
                                .map(WrongArguments::nameOnly)
                                .collect(Collectors.joining(", "))
                : Secrets.maskUrls(String.valueOf(wrong.getMessage()));
        command.getErr().println("✗ " + message);
        command.getErr().println("  what to do: see " + command.getCommandSpec().qualifiedName() + " --help");
        command.getErr().flush();
        return ExitCode.USAGE.status();
    }

    private static String nameOnly(String argument) {
        return argument.startsWith("-") ? argument.replaceFirst("=.*", "=***") : "***";
    }
}
