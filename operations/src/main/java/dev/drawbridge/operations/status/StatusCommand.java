package dev.drawbridge.operations.status;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.operations.Format;
import dev.drawbridge.operations.OperatorCommand;
import dev.drawbridge.operations.StreamClient;
import dev.drawbridge.permissions.Principal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;

/** {@code status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows streams, consumers and dead letters of a bridge, as the principal observer sees them.",
        footerHeading = "%nExit status:%n",
        footer = {
            "  0  all is there that the topology declares",
            "  2  wrong use or configuration",
            "  3  the server cannot be reached or refuses, or a stream or consumer is missing"
        })
public final class StatusCommand extends OperatorCommand {

    private static final String CLEAR_SCREEN = "\u001b[H\u001b[2J";

    @Option(
            names = "--format",
            paramLabel = "table|json",
            defaultValue = "table",
            description = "A table, or JSON: one object, on a line of its own with --watch.")
    private String format = "table";

    @Option(
            names = "--watch",
            arity = "0..1",
            fallbackValue = "2",
            paramLabel = "SECONDS",
            description = "Again every so many seconds until interrupted. Default: ${FALLBACK-VALUE}.")
    private @Nullable Integer watch;

    @Override
    protected int run(Configuration configuration) {
        Format printed =
                Format.of(format).orElseThrow(() -> wrong("--format: expected table or json; found " + format));
        if (watch != null && watch < 1) {
            throw wrong("--watch: expected a second or more; found " + watch);
        }
        try (StreamClient client = connect(Principal.OBSERVER, configuration)) {
            BridgeStatus status = Observed.look(client, configuration.topology());
            show(status, printed);
            while (watch != null && nextRound(watch)) {
                status = Observed.look(client, configuration.topology());
                show(status, printed);
            }
            return status.problems().isEmpty() ? DONE : ENVIRONMENT;
        }
    }

    private void show(BridgeStatus status, Format printed) {
        if (printed == Format.JSON) {
            var json = StatusJson.of(status);
            print(watch == null ? json.toPrettyString() : json.toString());
        } else {
            print((watch == null || !Help.Ansi.AUTO.enabled() ? "" : CLEAR_SCREEN) + StatusText.of(status));
        }
    }

    /** False when the thread is to end; an interrupt of the process ends it right here, between two rounds. */
    private static boolean nextRound(int seconds) {
        try {
            return !new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
