package dev.drawbridge.cli;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.environment.Attachment;
import dev.drawbridge.permissions.conf.Place;
import dev.drawbridge.permissions.live.LiveAudit;
import dev.drawbridge.permissions.live.LivePrincipal;
import dev.drawbridge.permissions.live.LiveResult;
import dev.drawbridge.permissions.probe.ConnectRefusedException;
import dev.drawbridge.permissions.probe.Endpoint;
import dev.drawbridge.permissions.probe.ProbeEnvironmentException;
import dev.drawbridge.topology.InvalidConfigurationException;
import dev.drawbridge.topology.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The server of {@code nats.backend: attached}, and how the configuration says to connect to it. */
final class AttachedServer {

    private final Configuration configuration;
    private final Path file;
    private final Attachment attachment;

    /** @param file the configuration's, as findings call it; null where everything came from outside */
    AttachedServer(Configuration configuration, @Nullable Path file) {
        this.configuration = configuration;
        this.file = Objects.requireNonNullElse(file, Path.of("drawbridge.yaml"));
        this.attachment = new Attachment(configuration, this.file.toString());
    }

    /**
     * Holds it against the topology.
     *
     * @throws InvalidConfigurationException when the configuration doesn't say where it is, or names nobody to connect as
     * @throws EnvironmentException when it can't be reached, refuses a principal, or hasn't what the topology declares
     */
    LiveResult audit() {
        Endpoint stranger = attachment.endpoint();
        List<LivePrincipal> principals = attachment.principals(file);
        if (principals.isEmpty()) {
            throw invalid(
                    "nats.principals",
                    "expected the credentials of at least one principal, found none",
                    "give those of every app, and of admin or observer to show that nothing changes");
        }
        try {
            return new LiveAudit(configuration.topology(), stranger, principals, new Place(file, 1, 1, 0, 0)).run();
        } catch (ConnectRefusedException refused) {
            throw new EnvironmentException(
                    sentence(refused),
                    stranger.address(),
                    List.of(),
                    "correct the credentials in nats.principals, or leave the principal out",
                    refused);
        } catch (ProbeEnvironmentException broken) {
            throw new EnvironmentException(
                    sentence(broken),
                    stranger.address(),
                    List.of(),
                    "check that nats.url and nats.tls are the server's, that it runs, and that it is provisioned",
                    broken);
        }
    }

    private static String sentence(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        return message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1);
    }

    private InvalidConfigurationException invalid(String path, String message, String remedy) {
        return new InvalidConfigurationException(List.of(new Problem(file.toString(), 0, path, message, remedy)));
    }
}
