package dev.drawbridge.operations;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.permissions.Principal;
import dev.drawbridge.topology.InvalidConfigurationException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The course that every command takes: read the configuration, connect, work, tell; what goes wrong is told in words. */
public abstract class OperatorCommand implements Callable<Integer> {

    /** Done. */
    protected static final int DONE = 0;

    /** A wrong use, or something that won't be done. */
    protected static final int REFUSED = 2;

    /** The server can't be asked, refuses, or lacks what the topology declares. */
    protected static final int ENVIRONMENT = 3;

    /** Shorter ones would mask ordinary words, and are not secret anyway. */
    private static final int SHORTEST_SECRET = 3;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration: topology, nats.url and nats.principals. Default: the seed's topology, and"
                    + " NATS_URL, NATS_USER and NATS_PASSWORD, or NATS_CREDS, from the environment.")
    private @Nullable Path config;

    private final List<String> secrets = new ArrayList<>();

    /**
     * Does the work.
     *
     * @return the exit status
     * @throws Refusal for what won't be done
     * @throws EnvironmentException when the server can't be asked
     */
    protected abstract int run(Configuration configuration);

    @Override
    public final Integer call() {
        try {
            Configuration configuration = Configuration.load(config, environment(), System.getProperties());
            secrets.addAll(configuration.secrets());
            secrets.add(environment().getOrDefault("NATS_PASSWORD", ""));
            return run(configuration);
        } catch (InvalidConfigurationException invalid) {
            complain("the configuration cannot be used:\n" + invalid.getMessage());
            return REFUSED;
        } catch (Refusal refusal) {
            complain(refusal.getMessage());
            return REFUSED;
        } catch (EnvironmentException broken) {
            complain(broken.getMessage());
            return ENVIRONMENT;
        } catch (UncheckedIOException unreadable) {
            complain(unreadable.getMessage() + " (" + unreadable.getCause() + ")");
            return ENVIRONMENT;
        }
    }

    /** Connects as that principal. */
    protected final StreamClient connect(Principal principal, Configuration configuration) {
        return StreamClient.connect(Access.of(principal, configuration, environment()), configuration.topology());
    }

    /** The variables of this process. */
    protected final Map<String, String> environment() {
        return System.getenv();
    }

    /** Prints for the reader, or for a program; a credential in what others wrote is masked. */
    protected final void print(String text) {
        var out = command().commandLine().getOut();
        out.println(masked(text));
        out.flush();
    }

    /** Says what is wrong. */
    protected final void complain(@Nullable String text) {
        var err = command().commandLine().getErr();
        err.println("drawbridge: " + masked(Objects.toString(text)));
        err.flush();
    }

    /** A wrong use of options, told with the usage. */
    protected final ParameterException wrong(String message) {
        return new ParameterException(command().commandLine(), message);
    }

    private String masked(String text) {
        String masked = text;
        for (String secret : secrets) {
            if (secret.length() >= SHORTEST_SECRET) {
                masked = masked.replace(secret, "***");
            }
        }
        return masked;
    }

    private CommandSpec command() {
        return Objects.requireNonNull(spec, "picocli sets it");
    }
}
