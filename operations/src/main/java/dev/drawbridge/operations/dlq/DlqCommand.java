package dev.drawbridge.operations.dlq;

import picocli.CommandLine.Command;

/** {@code dlq list|show|replay}. */
@Command(
        name = "dlq",
        mixinStandardHelpOptions = true,
        description = "Lists, shows and replays dead letters, as the principal replayer.",
        subcommands = {ListCommand.class, ShowCommand.class, ReplayCommand.class},
        footerHeading = "%nExit status:%n",
        footer = {
            "  0  done; also when all was replayed before",
            "  2  wrong use or configuration, or a dead letter that is not there or cannot be replayed",
            "  3  the server cannot be reached, or refuses"
        })
public final class DlqCommand {}
