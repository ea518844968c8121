package dev.drawbridge.harness.config;

import dev.drawbridge.topology.InvalidConfigurationException;
import dev.drawbridge.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Every setting in force.
 *
 * @param knownFailing requirement ids with the reason why each is known to fail
 * @param described the scalar settings given, by path; no secret among them
 */
public record Configuration(
        Implementation implementation,
        Topology topology,
        Pace pace,
        Map<String, String> knownFailing,
        Nats nats,
        Provisioner provisioner,
        Map<String, AppConfig> apps,
        Map<String, String> described) {

    /**
     * Reads a file, or nothing but the defaults without one; a variable beats the file, a property beats both.
     *
     * @throws InvalidConfigurationException listing everything that is wrong
     */
    public static Configuration load(@Nullable Path file, Map<String, String> env, Properties properties) {
        return new ConfigurationReader(file, env, properties).read();
    }

    /** The topology with the server's times as the pace has them. */
    public Topology topologyAtPace() {
        return atPace(topology);
    }

    /** Another topology with the server's times as the pace has them. */
    public Topology atPace(Topology other) {
        return pace == Pace.FAST ? other.faster(50) : other;
    }

    /** What is being tested, for the report; empty texts where nothing is given. */
    public record Implementation(String name, String version, String url, String contact) {}

    /** The declared times, or a fiftieth of them. */
    public enum Pace {
        REAL,
        FAST
    }

    /** Which server, and who connects; a principal without a login is declared absent. */
    public record Nats(
            Backend backend,
            @Nullable String url,
            @Nullable String monitoring,
            @Nullable Path serverConfig,
            Map<String, Optional<Login>> principals) {
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

    /** A principal's credentials. */
    public record Login(String user, Secret password) {}

    /** The provisioner's own topology file, and its command; an empty command is the built-in one. */
    public record Provisioner(@Nullable Path topology, List<String> command, Map<String, String> env) {}

    /** How an app is started, or where it answers already. */
    public record AppConfig(
            List<String> command,
            Map<String, String> env,
            @Nullable String http) {}
}
