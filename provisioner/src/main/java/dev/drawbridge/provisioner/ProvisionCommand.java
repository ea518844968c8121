package dev.drawbridge.provisioner;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code provision plan|apply|verify|destroy}; a command of its own, or part of a larger one by
 * {@code addSubcommand("provision", ProvisionCommand.commandLine())}.
 */
@Command(
        name = "provision",
        description = "Plan, apply, verify or destroy the declared topology on a NATS server.",
        subcommands = {PlanCommand.class, ApplyCommand.class, VerifyCommand.class, DestroyCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, or nothing to do",
            "1:plan has changes, or verify found drift",
            "2:wrong arguments or invalid configuration",
            "3:NATS can't be reached",
            "4:refused by the server: credentials, permission, no JetStream",
            "5:refused: would lose data, or a subject belongs to another stream",
            "6:the server is too old for the declaration"
        })
public final class ProvisionCommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help")
    boolean help;

    private final Map<String, String> environment;

    private ProvisionCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The command, told by this process's environment. */
    public static CommandLine commandLine() {
        return commandLine(System.getenv());
    }

    /**
     * The command, writing UTF-8 and keeping secrets out of its complaints about arguments.
     *
     * @param environment what is not said by options
     */
    public static CommandLine commandLine(Map<String, String> environment) {
        return new CommandLine(new ProvisionCommand(environment))
                .setOut(utf8(FileDescriptor.out))
                .setErr(utf8(FileDescriptor.err))
                .setParameterExceptionHandler(new WrongArguments());
    }

    Map<String, String> environment() {
        return environment;
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
