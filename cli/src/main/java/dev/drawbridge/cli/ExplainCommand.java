package dev.drawbridge.cli;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.permissions.explain.ExplanationText;
import dev.drawbridge.permissions.explain.LogExplanation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code drawbridge explain}: permissions violations in a log, and what to do about each. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Explains the permissions violations in a nats-server's log or a client's errors:",
            "which call asks for it, what breaks without it, and whether to grant it or to avoid it."
        })
final class ExplainCommand implements Callable<Integer> {

    /** A text has none in its first part. */
    private static final int PROBED_FOR_ZEROS = 8192;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "LOG", description = "The log. Default, and with -: standard input.")
    private @Nullable Path log;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Drawbridge's configuration, for the topology. Default: the seed's topology.")
    private @Nullable Path config;

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text")
    private String format = "text";

    @Override
    public Integer call() {
        boolean json = json();
        Configuration configuration = Configuration.load(config, System.getenv(), System.getProperties());
        CommandSpec known = Objects.requireNonNull(spec);
        try (BufferedReader reader = reader()) {
            LogExplanation explained = LogExplanation.of(reader, configuration.topology());
            known.commandLine()
                    .getOut()
                    .println(json ? ExplanationText.json(explained) : ExplanationText.of(explained));
            known.commandLine().getOut().flush();
            return 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the log cannot be read", unreadable);
        }
    }

    private BufferedReader reader() throws IOException {
        Path file = log;
        if (file == null || file.toString().equals("-")) {
            return text(System.in);
        }
        if (!Files.isRegularFile(file)) {
            throw wrong(file + ": expected a log, found " + (Files.exists(file) ? "no file" : "nothing there"));
        }
        try (InputStream start = Files.newInputStream(file)) {
            for (byte each : start.readNBytes(PROBED_FOR_ZEROS)) {
                if (each == 0) {
                    throw wrong(file + ": expected a log, found a binary file");
                }
            }
        }
        return text(Files.newInputStream(file));
    }

    /** Whatever the encoding: subjects and users are found by their ASCII surroundings. */
    private static BufferedReader text(InputStream stream) {
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    private boolean json() {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "text" -> false;
            case "json" -> true;
            default -> throw wrong("--format: expected text or json; found " + format);
        };
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
