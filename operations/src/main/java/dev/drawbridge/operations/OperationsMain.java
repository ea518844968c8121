package dev.drawbridge.operations;

import dev.drawbridge.operations.dlq.DlqCommand;
import dev.drawbridge.operations.status.StatusCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code dlq} and {@code status} as a program of their own, for those who start it as another process. */
@Command(
        name = "operations",
        mixinStandardHelpOptions = true,
        description = "Looks at a bridge that runs, and replays its dead letters.",
        subcommands = {DlqCommand.class, StatusCommand.class})
public final class OperationsMain {

    private OperationsMain() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new OperationsMain()).execute(arguments));
    }
}
