package dev.drawbridge.cli.setup;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.topology.App;
import dev.drawbridge.topology.InvalidConfigurationException;
import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code drawbridge init}: a first configuration, by a few questions or from a server that runs. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes a commented configuration: asks a few questions, or looks at a server that runs with --from.",
            "Every question has a flag. No password is written; an existing file is left alone."
        })
public final class InitCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "drawbridge.yaml",
            description = "The file to write. Default: ${DEFAULT-VALUE}.")
    private Path output = Path.of("drawbridge.yaml");

    @Option(names = "--force", description = "Overwrite it.")
    private boolean force;

    @Option(names = "--name", paramLabel = "NAME", description = "What the report calls the implementation.")
    private @Nullable String name;

    @Option(names = "--apps", paramLabel = "NAME,NAME", description = "The apps that sync. Default: system_a,system_b.")
    private @Nullable String apps;

    @Option(names = "--command", paramLabel = "APP=COMMAND", description = "How an app is started. Repeatable.")
    private Map<String, String> commands = new LinkedHashMap<>();

    @Option(
            names = "--image",
            paramLabel = "APP=IMAGE",
            description = "The container image that an app is started from, in place of a command. Repeatable.")
    private Map<String, String> images = new LinkedHashMap<>();

    @Option(
            names = "--http",
            paramLabel = "APP=URL",
            description = "Where an app answers that runs already; with --from. Repeatable.")
    private Map<String, String> addresses = new LinkedHashMap<>();

    @Option(
            names = "--stream",
            paramLabel = "NAME",
            description = "The stream. Default: sync-stream; with --from all that the server tells of.")
    private @Nullable String stream;

    @Option(
            names = "--layout",
            paramLabel = "isolated|flat",
            description = "An account for each app, or one. Default: isolated.")
    private @Nullable String layout;

    @Option(
            names = "--nats",
            paramLabel = "auto|binary|container",
            description = "Where NATS comes from. Default: auto.")
    private @Nullable String backend;

    @Option(
            names = "--postgres",
            paramLabel = "embedded|none",
            description = "Where databases come from. Default: embedded. A server that runs already is added by hand.")
    private @Nullable String postgres;

    @ArgGroup(exclusive = false, heading = "A server that runs:%n")
    private FromServer from = new FromServer();

    private Questions.Terminal terminal = InitCommand::askConsole;

    /** For tests. */
    InitCommand askedBy(Questions.Terminal other) {
        terminal = other;
        return this;
    }

    /** Null where there is no terminal; Java 22 and later have a console there all the same, which then reads nothing. */
    @SuppressWarnings("SystemConsoleNull")
    private static @Nullable String askConsole(String prompt) {
        Console console = System.console();
        return console == null ? null : console.readLine("%s", prompt);
    }

    @Override
    public Integer call() {
        if (Files.exists(output) && !force) {
            throw wrong(output + " is there already; overwrite it with --force, or name another file with -o");
        }
        Questions questions = new Questions(terminal);
        Answers answers;
        try {
            answers = from.isAsked() ? seen(questions) : told(questions);
        } catch (WrongAnswerException wrong) {
            throw wrong(Objects.requireNonNull(wrong.getMessage()));
        }
        if (!questions.missing().isEmpty()) {
            throw wrong("nobody is there to ask, and these are missing: " + String.join(", ", questions.missing()));
        }
        write(ConfigurationText.of(answers));
        CommandSpec known = Objects.requireNonNull(spec);
        known.commandLine()
                .getOut()
                .println("drawbridge: wrote " + output + "; next: ./drawbridge doctor -c " + output);
        answers.remarks().forEach(remark -> known.commandLine().getOut().println("  " + remark));
        known.commandLine().getOut().flush();
        return 0;
    }

    private Answers told(Questions questions) {
        if (!addresses.isEmpty()) {
            throw wrong("--http is for apps that run already, with a server that does: add --from nats://HOST:PORT");
        }
        String called = questions.text("--name NAME", name, "What is your implementation called", null);
        List<String> names = List.of(questions
                .text("--apps", apps, "Which apps sync, with commas between", "system_a,system_b")
                .split("\\s*,\\s*", -1));
        String onto = questions.text("--stream", stream, "Which stream do they sync over", "sync-stream");
        Map<String, String> started = new LinkedHashMap<>();
        names.stream()
                .filter(app -> !images.containsKey(app))
                .forEach(app -> started.put(
                        app,
                        questions.text(
                                "--command " + app + "=COMMAND, or --image " + app + "=IMAGE",
                                commands.get(app),
                                "Which command starts " + app,
                                null)));
        programs(names);
        return new Answers(
                called,
                DefaultTopology.of(layout(), onto, names),
                started,
                images,
                Map.of(),
                backend(questions),
                null,
                postgres(questions),
                List.of());
    }

    private Answers seen(Questions questions) {
        SeenTopology seen = from.look(stream, layout(), questions);
        List<String> names = seen.topology().apps().stream().map(App::name).toList();
        programs(names);
        known(addresses, names, "--http");
        String called = questions.text("--name NAME", name, "What is your implementation called", null);
        Map<String, String> running = new LinkedHashMap<>(addresses);
        for (String app : names) {
            if (!commands.containsKey(app) && !images.containsKey(app)) {
                String http = questions.text(
                        "--http " + app + "=URL",
                        addresses.get(app),
                        "Where does " + app + " answer (Enter: unknown)",
                        "");
                if (!http.isEmpty()) {
                    running.put(app, http);
                }
            }
        }
        return new Answers(
                called,
                seen.topology(),
                commands,
                images,
                running,
                Configuration.Backend.ATTACHED,
                from.server(),
                postgres(questions),
                seen.remarks());
    }

    private Configuration.Backend backend(Questions questions) {
        return questions.choice(
                "--nats",
                one(backend, Configuration.Backend.class, "--nats"),
                "Where does the NATS server come from",
                List.of(Configuration.Backend.AUTO, Configuration.Backend.BINARY, Configuration.Backend.CONTAINER),
                Configuration.Backend::valueOf);
    }

    private Configuration.Postgres postgres(Questions questions) {
        Configuration.Postgres given = one(postgres, Configuration.Postgres.class, "--postgres");
        if (given == Configuration.Postgres.ATTACHED) {
            throw wrong("--postgres: expected embedded or none; found attached, which needs an address and a user:"
                    + " write them into the file, as docs/configuration.md has them");
        }
        return questions.choice(
                "--postgres",
                given,
                "Where do the apps' databases come from",
                List.of(Configuration.Postgres.EMBEDDED, Configuration.Postgres.NONE),
                Configuration.Postgres::valueOf);
    }

    private Layout layout() {
        return Objects.requireNonNullElse(one(layout, Layout.class, "--layout"), Layout.ISOLATED);
    }

    private <T extends Enum<T>> @Nullable T one(@Nullable String word, Class<T> type, String flag) {
        for (T constant : type.getEnumConstants()) {
            if (Questions.word(constant).equals(word)) {
                return constant;
            }
        }
        if (word != null) {
            throw wrong(flag + ": expected one of "
                    + String.join(
                            ", ",
                            Arrays.stream(type.getEnumConstants())
                                    .map(Questions::word)
                                    .toList())
                    + "; found " + word);
        }
        return null;
    }

    private void programs(List<String> names) {
        known(commands, names, "--command");
        known(images, names, "--image");
        images.keySet().stream().filter(commands::containsKey).findFirst().ifPresent(app -> {
            throw wrong("--image: " + app + " has a --command, too; leave one of them out");
        });
    }

    private void known(Map<String, String> given, List<String> names, String flag) {
        given.keySet().stream().filter(app -> !names.contains(app)).findFirst().ifPresent(app -> {
            throw wrong(flag + ": expected one of the apps " + String.join(", ", names) + "; found " + app);
        });
    }

    /** Only what can be loaded is written: what is wrong with the answers is said in the words of the configuration. */
    private void write(String text) {
        Path folder = Objects.requireNonNull(output.toAbsolutePath().getParent());
        try {
            Path tried = Files.createTempFile(folder, ".drawbridge-init-", ".yaml");
            try {
                Files.writeString(tried, text);
                Configuration.load(tried, System.getenv(), new Properties());
                Files.move(tried, output, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(tried);
            }
        } catch (InvalidConfigurationException invalid) {
            throw wrong("these answers make no configuration, and nothing was written:\n"
                    + invalid.problems().stream()
                            .map(problem -> problem.path() + ": " + problem.message() + "; " + problem.remedy())
                            .collect(Collectors.joining("\n")));
        } catch (IOException refused) {
            throw new UncheckedIOException("writing " + output + " failed", refused);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    /** A topology, and what in it is guessed. */
    record SeenTopology(Topology topology, List<String> remarks) {}
}
