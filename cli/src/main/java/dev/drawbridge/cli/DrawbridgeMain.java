package dev.drawbridge.cli;

import dev.drawbridge.cli.setup.DoctorCommand;
import dev.drawbridge.cli.setup.InitCommand;
import dev.drawbridge.cli.up.DownCommand;
import dev.drawbridge.cli.up.UpCommand;
import dev.drawbridge.operations.dlq.DlqCommand;
import dev.drawbridge.operations.status.StatusCommand;
import dev.drawbridge.provisioner.ProvisionCommand;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code drawbridge}: the suite, and the tools around it. */
@Command(
        name = "drawbridge",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        description = "The conformance suite for least-privilege NATS JetStream bridges.",
        footerHeading = "%nExit status:%n",
        footer = {
            "  0  conformant, or done",
            "  1  not conformant",
            "  2  usage or configuration",
            "  3  the environment broke: no verdict"
        },
        subcommands = {
            InitCommand.class,
            DoctorCommand.class,
            RunCommand.class,
            AuditCommand.class,
            ExplainCommand.class,
            PermissionsCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            DlqCommand.class,
            HelpCommand.class
        })
public final class DrawbridgeMain {

    private DrawbridgeMain() {}

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    /** Does a command in this JVM; its exit status. */
    public static int execute(String... arguments) {
        return execute(commandLine(), arguments);
    }

    /** Status 1 is a verdict; the JVM's own status for what nobody caught is 1, too, so nothing may go uncaught. */
    static int execute(CommandLine command, String... arguments) {
        try {
            return command.execute(arguments);
        } catch (RuntimeException | Error unforeseen) {
            return ForTheReader.defect(unforeseen, command);
        }
    }

    static CommandLine commandLine() {
        CommandLine provision = ProvisionCommand.commandLine();
        CommandLine root = new CommandLine(new DrawbridgeMain());
        root.setExecutionExceptionHandler(new ForTheReader());
        root.addSubcommand("provision", provision);
        root.addSubcommand("completion", new AutoComplete.GenerateCompletion());
        // Its own handlers: it has exit statuses of its own, and must not echo a mistyped secret.
        // A tag expression begins with @, and so does picocli's name of a file with arguments.
        return root.setExpandAtFiles(false);
    }
}
