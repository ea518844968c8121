package dev.drawbridge.cli;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.permissions.Credentials;
import dev.drawbridge.permissions.GrantTable;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.NatsCliCommands;
import dev.drawbridge.permissions.NatsConf;
import dev.drawbridge.permissions.NscCommands;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.SecretForm;
import dev.drawbridge.permissions.UserPassword;
import dev.drawbridge.topology.Topology;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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

/** {@code drawbridge permissions}: the least grants of a topology, in a form to copy. */
@Command(
        name = "permissions",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Prints the least grants of a topology.",
            "As nats-conf each principal's password is read from the environment variable NAME_PASSWORD"
                    + " (ADMIN_PASSWORD, SYSTEM_A_PASSWORD, …) and printed as a bcrypt hash. As nsc or nats-cli it is a"
                    + " script of commands that make JWTs and credentials; table is for people."
        })
final class PermissionsCommand implements Callable<Integer> {

    /** What to print. */
    enum Format {
        NATS_CONF,
        NSC,
        NATS_CLI,
        TABLE,
        JSON
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration. Default: the seed's topology.")
    private @Nullable Path config;

    @Option(names = "--format", paramLabel = "nats-conf|nsc|nats-cli|table|json", defaultValue = "nats-conf")
    private String format = "nats-conf";

    @Option(names = "--plain", description = "Print passwords as they are instead of bcrypt hashes.")
    private boolean plain;

    @Option(
            names = "--prove",
            description =
                    "Print nothing of it; show on a scratch server that the grants suffice, that each is needed, and"
                            + " that none can be widened unnoticed. Status 1 when not.")
    private boolean prove;

    @Override
    public Integer call() {
        Configuration configuration = Configuration.load(config, System.getenv(), System.getProperties());
        if (prove) {
            return new Proof(configuration, commandSpec().commandLine().getOut())
                    .shown()
                    .code();
        }
        Topology topology = configuration.topology();
        List<PrincipalGrants> grants = LeastGrants.of(topology);
        PrintWriter out = commandSpec().commandLine().getOut();
        switch (format()) {
            case TABLE -> out.println(GrantTable.markdown(grants));
            case JSON -> out.println(GrantTable.json(grants));
            case NSC -> out.print(NscCommands.render(topology, grants));
            case NATS_CLI -> out.print(natsCli(topology, grants));
            case NATS_CONF ->
                out.println(NatsConf.render(
                        topology, grants, credentials(grants), plain ? SecretForm.PLAIN : SecretForm.BCRYPT));
        }
        out.flush();
        return 0;
    }

    private String natsCli(Topology topology, List<PrincipalGrants> grants) {
        try {
            return NatsCliCommands.render(topology, grants);
        } catch (IllegalArgumentException notPossible) {
            throw new ParameterException(
                    commandSpec().commandLine(), "--format nats-cli: " + notPossible.getMessage(), notPossible);
        }
    }

    private Format format() {
        try {
            return Format.valueOf(format.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(
                    commandSpec().commandLine(),
                    "--format: expected nats-conf, nsc, nats-cli, table or json; found " + format,
                    unknown);
        }
    }

    private Credentials credentials(List<PrincipalGrants> grants) {
        Map<String, UserPassword> known = new LinkedHashMap<>();
        for (PrincipalGrants each : grants) {
            String name = each.principal().name();
            String variable = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_PASSWORD";
            String password = System.getenv(variable);
            if (password == null || password.isBlank()) {
                throw new ParameterException(
                        commandSpec().commandLine(),
                        "no password for " + name + ": set the environment variable " + variable
                                + ", or print --format table, which needs none");
            }
            known.put(name, new UserPassword(name, password));
        }
        return Credentials.from(known);
    }

    private CommandSpec commandSpec() {
        return Objects.requireNonNull(spec);
    }
}
