package dev.drawbridge.operations.dlq;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.operations.Format;
import dev.drawbridge.operations.OperatorCommand;
import dev.drawbridge.operations.StreamClient;
import dev.drawbridge.permissions.Principal;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dlq list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists dead letters: why each is one, and whether it was replayed already.")
final class ListCommand extends OperatorCommand {

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Option(names = "--format", paramLabel = "table|json", defaultValue = "table")
    private String format = "table";

    @Override
    protected int run(Configuration configuration) {
        Format printed =
                Format.of(format).orElseThrow(() -> wrong("--format: expected table or json; found " + format));
        Filter wanted = filter.filter(configuration.topology(), Instant.now());
        try (StreamClient client = connect(Principal.REPLAYER, configuration)) {
            DeadLetters letters = new DeadLetters(client, configuration.topology());
            List<DeadLetter> found = letters.list(wanted);
            Replays replays = Replays.of(found, letters, client);
            print(printed == Format.JSON ? DeadLetterJson.list(found, replays) : DeadLetterText.list(found, replays));
        }
        return DONE;
    }
}
