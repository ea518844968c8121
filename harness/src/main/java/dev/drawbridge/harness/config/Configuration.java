package dev.drawbridge.harness.config;

import dev.drawbridge.harness.contract.Contract;
import dev.drawbridge.topology.InvalidConfigurationException;
import dev.drawbridge.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every setting in force.
 *
 * @param knownFailing requirement ids with the reason why each is known to fail
 * @param knownFlaky requirement ids of which no outcome decides the run, each with the reason; none of {@code knownFailing}
 * @param postgres where the apps' databases come from
 * @param databases the server that they are made on, where that runs already
 * @param deadLetterTool the one under test
 * @param contract the wire contract in the names of the implementation
 * @param readOnly whether a run makes nothing on the system under test
 * @param claims the capabilities that the implementation claims beyond what everybody must have
 * @param folder what relative paths in it are relative to: the file's folder
 * @param described the single settings given, by path; no secret among them
 * @param fromOutside those of the settings given that are not the file's
 * @param places where the settings stand
 * @param secrets values from outside the file that must be masked wherever they turn up; never print one
 */
public record Configuration(
        Implementation implementation,
        Topology topology,
        Pace pace,
        Map<String, String> knownFailing,
        Map<String, String> knownFlaky,
        Nats nats,
        Postgres postgres,
        @Nullable AttachedDatabases databases,
        Provisioner provisioner,
        Map<String, AppConfig> apps,
        Tool deadLetterTool,
        Contract contract,
        boolean readOnly,
        List<String> claims,
        Path folder,
        Map<String, String> described,
        List<FromOutside> fromOutside,
        Places places,
        Set<String> secrets) {

    /** A shorter wait is over before a busy machine has let an app look at a message, and uses up its deliveries. */
    private static final Duration SHORTEST_AT_FAST_PACE = Duration.ofMillis(200);

    /**
     * Reads a file, or nothing but the defaults without one; a variable beats the file, a property beats both.
     *
     * <p>Whether the requirements that are known to fail exist is left to somebody who knows the catalogue.
     *
     * @throws InvalidConfigurationException listing everything that is wrong
     */
    public static Configuration load(@Nullable Path file, Map<String, String> env, Properties properties) {
        return load(file, env, properties, Set.of());
    }

    /**
     * The same, for somebody who knows the catalogue.
     *
     * @param requirements the id of every requirement, of which {@code known-failing} and {@code known-flaky} may name some
     * @throws InvalidConfigurationException listing everything that is wrong
     */
    public static Configuration load(
            @Nullable Path file, Map<String, String> env, Properties properties, Set<String> requirements) {
        return new ConfigurationReader(file, env, properties, requirements).read();
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Configuration" + described;
    }

    /** The topology with the server's times as the pace has them. */
    public Topology topologyAtPace() {
        return atPace(topology);
    }

    /**
     * The topology at this pace, for scenarios that act between two deliveries: at the fast pace none follows another
     * within less than two seconds, in which a process can be ended on a busy machine too.
     */
    public Topology topologyUnhurried() {
        return pace == Pace.FAST ? topologyAtPace().unhurried(Duration.ofSeconds(2)) : topology;
    }

    /** Another topology with the server's times as the pace has them. */
    public Topology atPace(Topology other) {
        return pace == Pace.FAST ? other.faster(50).unhurried(SHORTEST_AT_FAST_PACE) : other;
    }

    /** Where an app says that it is alive; empty where nobody has said it of an implementation's own program. */
    public Optional<String> livePath(String app) {
        return probePath(app, AppConfig::live, "/actuator/health/liveness");
    }

    /** Where an app says that it is ready for work, apart from being alive; empty as above. */
    public Optional<String> readyPath(String app) {
        return probePath(app, AppConfig::ready, "/actuator/health/readiness");
    }

    private Optional<String> probePath(
            String app, Function<AppConfig, @Nullable String> configured, String ofReferenceApp) {
        Optional<String> given = Optional.ofNullable(apps.get(app)).map(configured);
        return given.isPresent() || isOfOthers(app) ? given : Optional.of(ofReferenceApp);
    }

    /** Whether an app is the implementation's own, started here or running already, rather than the reference app. */
    public boolean isOfOthers(String app) {
        AppConfig configured = apps.get(app);
        return configured != null && (!configured.program().isBuiltIn() || configured.http() != null);
    }

    /** Who chooses where that app listens. */
    public Port portOf(String app) {
        AppConfig configured = apps.get(app);
        return configured == null ? Port.LOGGED : configured.port();
    }

    /** Whether a run has to make databases: there is an app that it starts, and that does not bring one. */
    public boolean needsDatabases() {
        return postgres != Postgres.NONE && topology.apps().stream().anyMatch(app -> starts(app.name()));
    }

    /**
     * Whether a run starts that app: not one that runs already, and on somebody else's server none without a program, since
     * the reference app would take there what is meant for theirs.
     */
    public boolean starts(String app) {
        AppConfig configured = apps.get(app);
        return configured == null
                ? nats.backend() != Backend.ATTACHED
                : configured.http() == null
                        && (nats.backend() != Backend.ATTACHED
                                || !configured.program().isBuiltIn());
    }

    /** What is being tested, for the report; empty texts where nothing is given. */
    public record Implementation(String name, String version, String url, String contact) {}

    /** The declared times, or a fiftieth of them and 200 ms at the least. */
    public enum Pace {
        REAL,
        FAST
    }

    /**
     * Which server, and who connects; a principal without an identity is declared absent.
     *
     * @param url the attached server's address; several of one cluster with commas between
     * @param authority the PEM file of the authorities that sign the server's certificate; null: encrypted only where the
     *     address says {@code tls://}, and then by those that the JVM trusts
     */
    public record Nats(
            Backend backend,
            @Nullable String url,
            @Nullable Path authority,
            @Nullable String monitoring,
            @Nullable Path serverConfig,
            Map<String, Optional<Identity>> principals) {
        /** Without the addresses, which may hold a password. */
        @Override
        public String toString() {
            return "Nats[backend=" + backend + ", principals=" + principals + "]";
        }

        /** The user that each principal connects as, of those that connect as a user. */
        public Map<String, String> users() {
            Map<String, String> users = new HashMap<>();
            principals.forEach((principal, identity) ->
                    identity.flatMap(Identity::user).ifPresent(user -> users.put(principal, user)));
            return users;
        }

        /** Whether the file names the principals. */
        public boolean principalsGiven() {
            return !principals.isEmpty();
        }
    }

    /** Where the server comes from. */
    public enum Backend {
        AUTO,
        BINARY,
        CONTAINER,
        ATTACHED
    }

    /**
     * Where the apps' databases come from: from the run's own server, from one that runs already, or from the apps
     * themselves, and then whatever needs a hold on one cannot be shown.
     */
    public enum Postgres {
        EMBEDDED,
        ATTACHED,
        NONE
    }

    /**
     * Who makes streams and consumers.
     *
     * @param isAbsent nobody in this run: they are there
     * @param topology the provisioner's own topology file
     */
    public record Provisioner(boolean isAbsent, @Nullable Path topology, Program program, Map<String, String> env) {
        /** Without program and environment, which may hold secrets. */
        @Override
        public String toString() {
            return "Provisioner[isAbsent=" + isAbsent + ", topology=" + topology + ", env=" + env.keySet() + "]";
        }
    }

    /**
     * A program of the implementation's: a command, or the image of a container; neither is the built-in one.
     *
     * @param command program and arguments; empty where there is none
     * @param folder where the command runs, and where its paths begin
     * @param image as a container engine knows it
     */
    public record Program(
            List<String> command, Path folder, @Nullable String image) {

        public Program {
            command = List.copyOf(command);
        }

        public boolean isBuiltIn() {
            return command.isEmpty() && image == null;
        }

        /** Without the command, which may hold secrets. */
        @Override
        public String toString() {
            return "Program[image=" + image + "]";
        }
    }

    /** A tool of the implementation's. */
    public record Tool(Program program, Map<String, String> env) {
        /** Without program and environment, which may hold secrets. */
        @Override
        public String toString() {
            return "Tool[env=" + env.keySet() + "]";
        }
    }

    /** Who chooses the port that an app listens on. */
    public enum Port {
        /** The app takes any free one and says in its log which. */
        LOGGED,
        /** The run chooses a free one and tells the app. */
        CHOSEN
    }

    /**
     * How an app is started, or where it answers already; the built-in program is the reference app.
     *
     * @param live the path of its liveness probe
     * @param ready the path of its readiness probe
     */
    public record AppConfig(
            Program program,
            Map<String, String> env,
            @Nullable String http,
            Port port,
            @Nullable String live,
            @Nullable String ready) {
        /** Without program, environment and address, which may hold secrets. */
        @Override
        public String toString() {
            return "AppConfig[env=" + env.keySet() + "]";
        }
    }
}
