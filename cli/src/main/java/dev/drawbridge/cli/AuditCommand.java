package dev.drawbridge.cli;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.audit.Audit;
import dev.drawbridge.permissions.audit.AuditResult;
import dev.drawbridge.permissions.live.LiveResult;
import dev.drawbridge.reports.AuditJson;
import dev.drawbridge.reports.AuditSarif;
import dev.drawbridge.reports.AuditText;
import dev.drawbridge.reports.Catalogue;
import dev.drawbridge.reports.ExitStatus;
import dev.drawbridge.reports.LiveText;
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
            "Holds permissions against what the topology needs: those of a nats-server configuration, those in"
                    + " credentials, or, where the configuration says nats.backend: attached, those of the running"
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
            description = "A .creds file or user JWT in place of a configuration. Repeatable.")
    private List<Path> credentials = List.of();

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
            description = "Also write audit.json, permissions.sarif and summary.md there.")
    private @Nullable Path output;

    @Option(
            names = "--fix",
            description = "Also write NAME.mended beside each file that can be mended, and say what is left.")
    private boolean fix;

    @Override
    public Integer call() {
        Format printed = format();
        Configuration configuration = Configuration.load(config, System.getenv(), System.getProperties());
        if (conf == null && credentials.isEmpty() && isAttached(configuration)) {
            if (fix) {
                throw wrong("--fix mends a configuration: name it with --conf");
            }
            return report(printed, configuration);
        }
        Audit audit = new Audit(configuration.topology(), userNames(configuration), version());
        Path file = conf == null ? configuration.nats().serverConfig() : conf;
        AuditResult result;
        if (!credentials.isEmpty()) {
            if (conf != null || fix) {
                throw wrong("--creds stands alone: neither with --conf nor with --fix");
            }
            result = audit.ofCredentials(credentials, Instant.now());
        } else if (file == null) {
            throw wrong("say what to audit: --conf FILE, --creds FILE, or in -c FILE nats.server-config or"
                    + " nats.backend: attached");
        } else {
            result = audit.ofConfiguration(file, System.getenv());
        }
        CommandSpec known = Objects.requireNonNull(spec);
        known.commandLine().getOut().println(rendered(printed, result));
        known.commandLine().getOut().flush();
        if (output != null) {
            write(output, AuditJson.of(result), sarif(result), AuditText.markdown(result));
        }
        if (fix && file != null) {
            mend(audit, file);
        }
        return (result.conforms() ? ExitStatus.CONFORMANT : ExitStatus.NOT_CONFORMANT).code();
    }

    private static boolean isAttached(Configuration configuration) {
        return configuration.nats().backend() == Configuration.Backend.ATTACHED;
    }

    /** What a running server permits. */
    private int report(Format printed, Configuration configuration) {
        LiveResult result = new AttachedServer(configuration, config).audit();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(
                switch (printed) {
                    case TEXT -> LiveText.of(result);
                    case JSON -> AuditJson.of(result);
                    case SARIF -> sarif(result.audit());
                });
        out.flush();
        if (output != null) {
            write(output, AuditJson.of(result), sarif(result.audit()), LiveText.markdown(result));
        }
        return (result.audit().conforms() ? ExitStatus.CONFORMANT : ExitStatus.NOT_CONFORMANT).code();
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

    private static String rendered(Format format, AuditResult result) {
        return switch (format) {
            case TEXT -> AuditText.of(result);
            case JSON -> AuditJson.of(result);
            case SARIF -> sarif(result);
        };
    }

    private static String sarif(AuditResult result) {
        return AuditSarif.of(result, Catalogue.load(), ManifestVersion.number(), Path.of(""));
    }

    private static void write(Path folder, String json, String sarif, String markdown) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("audit.json"), json);
            Files.writeString(folder.resolve("permissions.sarif"), sarif);
            Files.writeString(folder.resolve("summary.md"), markdown);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write to " + folder, unwritable);
        }
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
