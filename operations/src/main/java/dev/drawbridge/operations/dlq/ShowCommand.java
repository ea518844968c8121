package dev.drawbridge.operations.dlq;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.operations.Format;
import dev.drawbridge.operations.OperatorCommand;
import dev.drawbridge.operations.StreamClient;
import dev.drawbridge.permissions.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dlq show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows a dead letter whole: headers, context and body, as text or, where it is none, in hex.")
final class ShowCommand extends OperatorCommand {

    @Parameters(paramLabel = "SEQ", description = "Its sequence in the stream, as list has it.")
    private long sequence;

    @Option(names = "--stream", paramLabel = "NAME", description = "Its stream, where there are several.")
    private @Nullable String stream;

    @Option(names = "--format", paramLabel = "table|json", defaultValue = "table")
    private String format = "table";

    @Override
    protected int run(Configuration configuration) {
        Format printed =
                Format.of(format).orElseThrow(() -> wrong("--format: expected table or json; found " + format));
        String from = StreamChoice.of(stream, configuration.topology());
        try (StreamClient client = connect(Principal.REPLAYER, configuration)) {
            DeadLetters letters = new DeadLetters(client, configuration.topology());
            DeadLetter letter = letters.get(from, sequence);
            Replays replays = Replays.of(List.of(letter), letters, client);
            print(
                    printed == Format.JSON
                            ? DeadLetterJson.whole(letter, replays)
                            : DeadLetterText.whole(letter, replays));
        }
        return DONE;
    }
}
