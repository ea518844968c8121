package dev.drawbridge.cli.setup;

import dev.drawbridge.cli.setup.InitCommand.SeenTopology;
import dev.drawbridge.permissions.Login;
import dev.drawbridge.permissions.UserPassword;
import dev.drawbridge.permissions.probe.Certificates;
import dev.drawbridge.permissions.probe.Endpoint;
import dev.drawbridge.topology.Layout;
import dev.drawbridge.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags of {@code init} for a server that runs, and what is seen there. */
final class FromServer {

    private static final List<String> PRINCIPALS = List.of("admin", "observer");

    @Option(
            names = "--from",
            paramLabel = "URL",
            description = "Look at this server: nats://HOST:PORT or tls://HOST:PORT.")
    private @Nullable String url;

    @Option(names = "--user", paramLabel = "USER", description = "The user to look as, such as the one of observer.")
    private @Nullable String user;

    @Option(
            names = "--password-env",
            paramLabel = "VARIABLE",
            description = "The environment variable that holds its password.")
    private @Nullable String passwordVariable;

    @Option(names = "--password-file", paramLabel = "FILE", description = "The file that holds its password.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--inbox-prefix",
            paramLabel = "PREFIX",
            description = "Where it may receive replies. Default: what is found among _INBOX_USER. and _INBOX.")
    private @Nullable String inboxPrefix;

    @Option(
            names = "--publishes",
            paramLabel = "APP=SUBJECT,SUBJECT",
            description = "The events of an app, where their names don't tell. Repeatable.")
    private Map<String, String> publishes = new LinkedHashMap<>();

    @Option(
            names = "--dead-letters",
            paramLabel = "APP=SUBJECT",
            description = "The dead letters of an app, likewise. Repeatable.")
    private Map<String, String> deadLetters = new LinkedHashMap<>();

    @Option(
            names = "--consumer",
            paramLabel = "CONSUMER=APP",
            description = "The app that reads a consumer, likewise. Repeatable.")
    private Map<String, String> owners = new LinkedHashMap<>();

    boolean isAsked() {
        return url != null;
    }

    /** The server as the configuration is to name it. */
    Answers.Server server() {
        String known = Objects.requireNonNullElse(user, "");
        String password = passwordVariable != null
                ? "\"${" + passwordVariable + "}\""
                : passwordFile != null
                        ? "{file: " + Scalar.of(passwordFile.toAbsolutePath().toString()) + "}"
                        : null;
        return new Answers.Server(
                Objects.requireNonNull(url), PRINCIPALS.contains(known) ? known : "observer", user, password);
    }

    /**
     * What is there.
     *
     * @param only the one stream to look at; null for all
     * @throws WrongAnswerException for flags that can't be used
     * @throws dev.drawbridge.harness.EnvironmentException when the server can't be asked
     */
    SeenTopology look(@Nullable String only, Layout layout, Questions questions) {
        List<String> inboxes = inboxPrefix != null
                ? List.of(inboxPrefix)
                : user == null ? List.of("_INBOX.") : List.of("_INBOX_" + user + ".", "_INBOX.");
        SeenServer seen =
                SeenServer.of(ServerLook.at(endpoint(), login(), inboxes, only == null ? List.of() : List.of(only)));
        AppGuess.of(seen, publishes, deadLetters, owners)
                .unowned()
                .forEach(consumer -> owners.put(
                        consumer,
                        questions.text(
                                "--consumer " + consumer + "=APP",
                                null,
                                "Which app reads the consumer " + consumer,
                                null)));
        AppGuess.of(seen, publishes, deadLetters, owners)
                .withoutDeadLetters()
                .forEach(app -> deadLetters.put(
                        app,
                        questions.text(
                                "--dead-letters " + app + "=SUBJECT",
                                null,
                                "To which subject does " + app + " dead-letter",
                                null)));
        AppGuess guess = AppGuess.of(seen, publishes, deadLetters, owners);
        if (questions.missing().isEmpty()) {
            check(guess);
        }
        List<String> remarks = new ArrayList<>(AppGuess.REMARKS);
        remarks.addAll(seen.remarks());
        return new SeenTopology(new Topology(layout, seen.streams(), guess.apps()), remarks);
    }

    private static void check(AppGuess guess) {
        if (guess.names().size() < 2) {
            throw new WrongAnswerException("--from: expected the events of at least two apps there, found those of "
                    + (guess.names().isEmpty() ? "none" : String.join(", ", guess.names()))
                    + "; name them with --publishes APP=SUBJECT");
        }
        guess.names().stream().filter(guess::readsNothing).findFirst().ifPresent(app -> {
            throw new WrongAnswerException("--from: expected a durable consumer for each app, found none for " + app
                    + "; name it with --consumer CONSUMER=" + app + ", or provision it first");
        });
    }

    private Endpoint endpoint() {
        String address = Objects.requireNonNull(url);
        try {
            if (address.contains("@")) {
                throw new WrongAnswerException(
                        "--from: expected an address without user and password, found one with them;"
                                + " give --user, and --password-env or --password-file");
            }
            Endpoint plain = Endpoint.of(address, null);
            return address.startsWith("tls://") ? plain.with(Certificates.context(null, null, null)) : plain;
        } catch (IllegalArgumentException none) {
            throw new WrongAnswerException(
                    "--from: expected an address such as nats://HOST:4222 or tls://HOST:4222, found another");
        }
    }

    private @Nullable Login login() {
        if (user == null) {
            return null;
        }
        String password = passwordVariable == null ? null : System.getenv(passwordVariable);
        try {
            password = passwordFile == null
                    ? password
                    : Files.readString(passwordFile).strip();
        } catch (IOException unreadable) {
            throw new WrongAnswerException(
                    "--password-file: expected a file that can be read, found none at " + passwordFile);
        }
        if (password == null) {
            throw new WrongAnswerException(
                    passwordVariable == null
                            ? "--user: expected its password from a variable or a file, found neither; give the variable's"
                                    + " name as --password-env, or --password-file"
                            : "--password-env: expected a variable that is set, found none called " + passwordVariable);
        }
        return new UserPassword(user, password);
    }
}
