package dev.drawbridge.operations.dlq;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.operations.Format;
import dev.drawbridge.operations.OperatorCommand;
import dev.drawbridge.operations.StreamClient;
import dev.drawbridge.permissions.Principal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dlq replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Publishes the originals of dead letters again, byte for byte, on their original subjects.",
            "What was replayed before is not stored again; each replay leaves a line in the audit file."
        })
final class ReplayCommand extends OperatorCommand {

    @Parameters(paramLabel = "SEQ", arity = "0..*", description = "Sequences in the stream, as list has them.")
    private List<Long> sequences = List.of();

    @Option(names = "--all", description = "All dead letters that the following options let through.")
    private boolean all;

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Option(
            names = "--stream",
            paramLabel = "NAME",
            description = "The stream of the sequences, where there are several.")
    private @Nullable String stream;

    @Option(names = "--dry-run", description = "Checks everything, and publishes nothing.")
    private boolean dryRun;

    @Option(
            names = "--without-original",
            description = "Also where the stream no longer holds the original, so that nothing but the app's dead"
                    + " letter says what it was.")
    private boolean withoutOriginal;

    @Option(
            names = "--audit",
            paramLabel = "FILE",
            description = "Where each replay leaves a JSON line. Environment: DRAWBRIDGE_AUDIT. Default:"
                    + " drawbridge/replays.jsonl in XDG_STATE_HOME or ~/.local/state.")
    private @Nullable Path audit;

    @Option(names = "--format", paramLabel = "table|json", defaultValue = "table")
    private String format = "table";

    @Override
    protected int run(Configuration configuration) {
        Format printed =
                Format.of(format).orElseThrow(() -> wrong("--format: expected table or json; found " + format));
        if (all == !sequences.isEmpty() || (!all && filter.isGiven())) {
            throw wrong("say which: sequences, or --all with --app, --reason and --since as you like");
        }
        Filter wanted = filter.filter(configuration.topology(), Instant.now());
        String from = all ? "" : StreamChoice.of(stream, configuration.topology());
        ReplayAudit record = dryRun ? null : ReplayAudit.open(auditFile());
        List<ReplayResult> results = new ArrayList<>();
        try (StreamClient client = connect(Principal.REPLAYER, configuration)) {
            DeadLetters letters = new DeadLetters(client, configuration.topology());
            List<DeadLetter> chosen = all
                    ? letters.list(wanted)
                    : sequences.stream()
                            .distinct()
                            .map(each -> letters.get(from, each))
                            .toList();
            Replayer replayer = new Replayer(
                    client, letters, configuration.topology(), Replays.of(chosen, letters, client), withoutOriginal);
            for (DeadLetter letter : chosen) {
                ReplayResult result = replayer.replay(letter, dryRun);
                results.add(result);
                if (record != null) {
                    write(record, client, result);
                }
                if (printed == Format.TABLE) {
                    say(result);
                }
            }
        }
        if (printed == Format.JSON) {
            print(DeadLetterJson.results(results));
        } else if (results.isEmpty()) {
            print("no dead letters");
        }
        return results.stream().anyMatch(ReplayResult::isRefused) ? REFUSED : DONE;
    }

    private void say(ReplayResult result) {
        if (result.isRefused()) {
            complain(result.sentence());
        } else {
            print(result.sentence());
        }
    }

    private static void write(ReplayAudit record, StreamClient client, ReplayResult result) {
        try {
            record.write(client, result);
        } catch (IOException unwritten) {
            throw new UncheckedIOException(
                    result.sentence() + "; and its audit line can't be written to " + record.file(), unwritten);
        }
    }

    private Path auditFile() {
        return Optional.ofNullable(audit)
                .or(() -> Optional.ofNullable(environment().get("DRAWBRIDGE_AUDIT"))
                        .filter(path -> !path.isBlank())
                        .map(Path::of))
                .orElseGet(() -> ReplayAudit.ofUser(environment()));
    }
}
