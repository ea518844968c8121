package dev.drawbridge.cli;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.config.Identity;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.conf.Place;
import dev.drawbridge.permissions.live.LiveAudit;
import dev.drawbridge.permissions.live.LivePrincipal;
import dev.drawbridge.permissions.live.LiveResult;
import dev.drawbridge.permissions.probe.Certificates;
import dev.drawbridge.permissions.probe.ConnectRefusedException;
import dev.drawbridge.permissions.probe.Endpoint;
import dev.drawbridge.permissions.probe.ProbeConnection;
import dev.drawbridge.permissions.probe.ProbeEnvironmentException;
import dev.drawbridge.topology.InvalidConfigurationException;
import dev.drawbridge.topology.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The server of {@code nats.backend: attached}, and how the configuration says to connect to it. */
final class AttachedServer {

    private final Configuration configuration;
    private final Path file;

    /** @param file the configuration's, as findings call it; null where everything came from outside */
    AttachedServer(Configuration configuration, @Nullable Path file) {
        this.configuration = configuration;
        this.file = Objects.requireNonNullElse(file, Path.of("drawbridge.yaml"));
    }

    /**
     * Holds it against the topology.
     *
     * @throws InvalidConfigurationException when the configuration doesn't say where it is, or names nobody to connect as
     * @throws EnvironmentException when it can't be reached, refuses a principal, or hasn't what the topology declares
     */
    LiveResult audit() {
        Endpoint stranger = endpoint();
        List<LivePrincipal> principals = principals(stranger);
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

    /** The first of those that are configured that answers; the only one is asked when it is needed. */
    private Endpoint endpoint() {
        String urls = configuration.nats().url();
        if (urls == null) {
            throw invalid("nats.url", "expected the address of the attached server, found none", "add nats.url");
        }
        List<Endpoint> all =
                Arrays.stream(urls.split(",", -1)).map(this::endpoint).toList();
        if (all.size() == 1) {
            return all.get(0);
        }
        List<String> tried = new ArrayList<>();
        for (Endpoint each : all) {
            try {
                ProbeConnection.withoutConnect(each, "_INBOX.").close();
                return each;
            } catch (ConnectRefusedException answered) {
                return each;
            } catch (ProbeEnvironmentException silent) {
                tried.add(each.address() + ": " + silent.getMessage());
            }
        }
        throw new EnvironmentException(
                "None of the servers answers: " + String.join("; ", tried),
                "nats.url",
                tried,
                "check that the addresses in nats.url are the servers', and that one runs",
                null);
    }

    private Endpoint endpoint(String url) {
        try {
            Endpoint plain = Endpoint.of(url.strip(), null);
            boolean encrypted =
                    url.strip().startsWith("tls://") || configuration.nats().authority() != null;
            return encrypted ? plain.with(context(null, null)) : plain;
        } catch (IllegalArgumentException wrong) {
            throw invalid(
                    "nats.url",
                    "expected an address such as nats://HOST:4222 or tls://HOST:4222, found another",
                    "correct it; credentials stand in nats.principals");
        }
    }

    private List<LivePrincipal> principals(Endpoint stranger) {
        List<LivePrincipal> all = new ArrayList<>();
        for (PrincipalGrants needs : LeastGrants.of(configuration.topology())) {
            Optional<Identity> identity = configuration
                    .nats()
                    .principals()
                    .getOrDefault(needs.principal().name(), Optional.empty());
            identity.ifPresent(known -> all.add(new LivePrincipal(
                    needs,
                    known.certificate() == null ? stranger : stranger.with(context(known.certificate(), known.key())),
                    known.login(),
                    new Place(file, Math.max(1, known.line()), 1, 0, 0))));
        }
        return all;
    }

    private SSLContext context(@Nullable Path certificate, @Nullable Path key) {
        return Certificates.context(configuration.nats().authority(), certificate, key);
    }

    private InvalidConfigurationException invalid(String path, String message, String remedy) {
        return new InvalidConfigurationException(List.of(new Problem(file.toString(), 0, path, message, remedy)));
    }
}
