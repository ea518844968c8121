package dev.drawbridge.cli;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.audit.Audit;
import dev.drawbridge.permissions.audit.AuditResult;
import dev.drawbridge.permissions.audit.GivenTokens;
import dev.drawbridge.permissions.live.LiveResult;
import dev.drawbridge.reports.AuditText;
import dev.drawbridge.reports.Catalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code drawbridge audit}: what a server configuration grants beyond the need, and what it withholds. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Holds permissions against what the topology needs: those of a nats-server configuration, for an operator's"
                    + " servers with the credentials beside it, those in credentials alone, or, where the configuration says nats.backend: attached, those of the running"
                    + " server at nats.url, by harmless probes as each of nats.principals.",
            "Exit status 1 on any finding of level must."
        })
final class AuditCommand implements Callable<Integer> {

    /** How to print it. */
    enum Format {
        TEXT,
        JSON,
        SARIF
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--conf",
            paramLabel = "FILE",
            description = "The nats-server configuration. Default: nats.server-config of the configuration.")
    private @Nullable Path conf;

    @Option(
            names = "--creds",
            paramLabel = "FILE",
            description =
                    "A .creds file or user JWT: beside a --conf with an operator its users are not in the file, or in"
                            + " place of a configuration. Repeatable.")
    private List<Path> credentials = List.of();

    @Option(
            names = "--account",
            paramLabel = "FILE",
            description =
                    "The JWT of an account that --creds are of, for the scopes of its signing keys and its defaults,"
                            + " where no --conf has it. Repeatable.")
    private List<Path> accounts = List.of();

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Drawbridge's configuration, for the topology. Default: the seed's topology.")
    private @Nullable Path config;

    @Option(
            names = "--user",
            paramLabel = "PRINCIPAL=USER",
            description = "The user that a principal connects as, where it is not called the same. Repeatable.")
    private Map<String, String> users = Map.of();

    @Option(
            names = "--server-version",
            paramLabel = "VERSION",
            defaultValue = "2.15.1",
            description = "The server that runs with it: versions differ. Default: ${DEFAULT-VALUE}.")
    private String version = "2.15.1";

    @Option(names = "--format", paramLabel = "text|json|sarif", defaultValue = "text")
    private String format = "text";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Also write report.json, index.html, audit.json, permissions.sarif and summary.md there.")
    private @Nullable Path output;

    @Option(
            names = "--fix",
            description = "Also write NAME.mended beside each file that can be mended, and say what is left.")
    private boolean fix;

    @Override
    public Integer call() {
        Format printed = format();
        Configuration configuration = Configuration.load(
                config,
                System.getenv(),
                System.getProperties(),
                Catalogue.load().ids());
        CommandSpec known = Objects.requireNonNull(spec);
        AuditOutput told = audited(configuration);
        known.commandLine()
                .getOut()
                .println(
                        switch (printed) {
                            case TEXT -> told.text();
                            case JSON -> told.json();
                            case SARIF -> told.sarif();
                        });
        if (printed == Format.TEXT
                && !(configuration.knownFailing().isEmpty()
                        && configuration.knownFlaky().isEmpty())) {
            known.commandLine().getOut().println(told.report().conclusion());
        }
        known.commandLine().getOut().flush();
        if (output != null) {
            told.write(output, configuration.secrets());
        }
        return told.report().exitStatus().code();
    }

    private AuditOutput audited(Configuration configuration) {
        Instant started = Instant.now();
        boolean attached = configuration.nats().backend() == Configuration.Backend.ATTACHED;
        if (conf == null && credentials.isEmpty() && attached) {
            if (fix) {
                throw wrong("--fix mends a configuration: name it with --conf");
            }
            LiveResult result = new AttachedServer(configuration, config).audit();
            return AuditOutput.of(result, configuration, "a server that runs", command(""), started);
        }
        Audit audit = new Audit(configuration.topology(), userNames(configuration), version());
        GivenTokens given = given();
        if (conf == null && !credentials.isEmpty()) {
            return AuditOutput.of(
                    audit.ofCredentials(given, started),
                    false,
                    configuration,
                    "credentials",
                    command(files()),
                    started);
        }
        Path file = conf == null ? configuration.nats().serverConfig() : conf;
        if (file == null) {
            throw wrong("say what to audit: --conf FILE, --creds FILE, or in -c FILE nats.server-config or"
                    + " nats.backend: attached");
        }
        AuditResult result = audit.ofConfiguration(file, System.getenv(), given, started);
        if (fix) {
            mend(audit, file);
        }
        return AuditOutput.of(
                result,
                true,
                configuration,
                file.toString(),
                command((conf == null ? "" : " --conf " + conf) + files()),
                started);
    }

    private GivenTokens given() {
        if (credentials.isEmpty() && !accounts.isEmpty()) {
            throw wrong("--account says what --creds are of: give those too, --creds FILE for each principal");
        }
        if (fix && !credentials.isEmpty()) {
            throw wrong("--fix mends the text of a configuration; credentials are signed, so what to change in them is"
                    + " told with each finding");
        }
        return new GivenTokens(credentials, accounts);
    }

    private String files() {
        return credentials.stream().map(each -> " --creds " + each).collect(Collectors.joining())
                + accounts.stream().map(each -> " --account " + each).collect(Collectors.joining());
    }

    private String command(String what) {
        return "./drawbridge audit" + (config == null ? "" : " -c " + config) + what;
    }

    private void mend(Audit audit, Path file) {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        try {
            for (Map.Entry<Path, String> each :
                    audit.mended(file, System.getenv()).entrySet()) {
                Path mended = each.getKey().resolveSibling(each.getKey().getFileName() + ".mended");
                Files.writeString(mended, each.getValue());
                err.println("wrote " + mended
                        + (each.getKey().equals(file)
                                ? "; left in it: "
                                        + AuditText.conclusion(audit.ofConfiguration(mended, System.getenv()))
                                : "; it is included by its old name"));
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write beside " + file, unwritable);
        }
        err.flush();
    }

    private Map<String, String> userNames(Configuration configuration) {
        Map<String, String> names = new HashMap<>(configuration.nats().users());
        names.putAll(users);
        return names;
    }

    private ServerVersion version() {
        try {
            return ServerVersion.parse(version);
        } catch (IllegalArgumentException unknown) {
            throw wrong("--server-version: " + unknown.getMessage());
        }
    }

    private Format format() {
        try {
            return Format.valueOf(format.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw wrong("--format: expected text, json or sarif; found " + format);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
