package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.MissingControlException;
import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.config.Identity;
import dev.drawbridge.harness.nats.AttachedNatsServer;
import dev.drawbridge.harness.nats.ServerVersion;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.Login;
import dev.drawbridge.permissions.Mismatch;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.UserPassword;
import dev.drawbridge.permissions.conf.Place;
import dev.drawbridge.permissions.live.LivePrincipal;
import dev.drawbridge.permissions.probe.Certificates;
import dev.drawbridge.permissions.probe.ConnectRefusedException;
import dev.drawbridge.permissions.probe.Endpoint;
import dev.drawbridge.permissions.probe.ProbeConnection;
import dev.drawbridge.permissions.probe.ProbeEnvironmentException;
import dev.drawbridge.topology.InvalidConfigurationException;
import dev.drawbridge.topology.Problem;
import dev.drawbridge.topology.Topology;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The server of {@code nats.backend: attached}, which somebody else started, and how to connect to it as whom. */
public final class Attachment implements Access {

    private final Configuration.Nats nats;
    private final Topology topology;
    private final String source;
    private final Memo<Endpoint> endpoint;
    private final Memo<AttachedNatsServer> server;

    /** @param source what problems call the configuration */
    public Attachment(Configuration configuration, String source) {
        this.nats = configuration.nats();
        this.topology = configuration.topology();
        this.source = source;
        this.endpoint = new Memo<>(this::find);
        this.server = new Memo<>(this::greeted);
    }

    /**
     * The server, without a certificate to present: the first of those that are configured that answers. The only one is
     * asked when it is needed.
     *
     * @throws InvalidConfigurationException when the configuration doesn't say where it is
     * @throws EnvironmentException naming every address, when there are several and none answers
     */
    @Override
    public Endpoint endpoint() {
        return endpoint.get();
    }

    /**
     * The server as one that this run has no hold on.
     *
     * @throws ProbeEnvironmentException when it can't be reached
     * @throws ConnectRefusedException when it would not have anybody's credentials
     */
    AttachedNatsServer server() {
        return server.get();
    }

    private AttachedNatsServer greeted() {
        Way any = nats.principals().values().stream()
                .flatMap(Optional::stream)
                .findFirst()
                .map(this::wayOf)
                .orElseGet(() -> new Way(endpoint(), null));
        try (ProbeConnection greeted = ProbeConnection.connect(any.endpoint(), any.login(), "_INBOX.")) {
            return new AttachedNatsServer(
                    "attached",
                    (endpoint().tls() == null ? "nats://" : "tls://")
                            + endpoint().address(),
                    endpoint().host(),
                    endpoint().port(),
                    ServerVersion.parse(greeted.serverVersion().toString()),
                    nats.monitoring() == null ? null : URI.create(nats.monitoring()));
        }
    }

    /** Who that principal is; empty for one without credentials, be it by declaration or by silence. */
    public Optional<Identity> identityOf(String principal) {
        return nats.principals().getOrDefault(principal, Optional.empty());
    }

    /**
     * Whom there are credentials for, to be asked what the server permits.
     *
     * @param file the configuration's, as findings call it
     */
    public List<LivePrincipal> principals(Path file) {
        List<LivePrincipal> all = new ArrayList<>();
        for (PrincipalGrants needs : LeastGrants.of(topology)) {
            identityOf(needs.principal().name()).ifPresent(known -> {
                Way way = wayOf(known);
                Place place = new Place(file, Math.max(1, known.line()), 1, 0, 0);
                all.add(new LivePrincipal(needs, way.endpoint(), way.login(), place));
            });
        }
        return all;
    }

    /** Where the configuration says who that principal is: {@code nats.principals.system_a, line 9}. */
    String placeOf(String principal) {
        int line = identityOf(principal).map(Identity::line).orElse(0);
        return "nats.principals." + principal + (line > 0 ? ", line " + line : "");
    }

    /** How that identity connects. */
    public Way wayOf(Identity identity) {
        return wayOf(endpoint(), identity);
    }

    /** How that identity connects to one of the servers. */
    public Way wayOf(Endpoint server, Identity identity) {
        Endpoint there =
                identity.certificate() == null ? server : server.with(context(identity.certificate(), identity.key()));
        return new Way(there, identity.login());
    }

    @Override
    public Way as(String principal) {
        if (!nats.principals().containsKey(principal)) {
            throw new MissingControlException(
                    "the credentials of " + principal,
                    "give them as nats.principals." + principal
                            + "; ./drawbridge permissions prints a user of that name with the grants that it needs");
        }
        return identityOf(principal).map(this::wayOf).orElseGet(() -> new Way(endpoint(), null));
    }

    @Override
    public Way withMadeUpProof(String principal) {
        Optional<Identity> known = identityOf(principal);
        if (known.isEmpty()) {
            return new Way(endpoint(), Mismatch.madeUp(new UserPassword(principal, "")));
        }
        Login login = known.get().login();
        Path certificate = known.get().certificate();
        return login == null
                ? new Way(
                        endpoint()
                                .with(Certificates.withoutItsKey(
                                        nats.authority(), Objects.requireNonNull(certificate))),
                        null)
                : new Way(wayOf(known.get()).endpoint(), Mismatch.madeUp(login));
    }

    @Override
    public Way withProofOf(String principal, String other) {
        Optional<Identity> claimed = identityOf(principal);
        Optional<Identity> proof = identityOf(other);
        Optional<Way> both = claimed.flatMap(one -> proof.flatMap(two -> mixed(one, two)));
        return both.orElseThrow(() -> new MissingControlException(
                "what proves " + principal + " and " + other + " to be themselves",
                "give both a user and password, a key, credentials or a certificate each in nats.principals; a token names"
                        + " nobody, so that of another is no wrong one"));
    }

    private Optional<Way> mixed(Identity claimed, Identity proof) {
        Login login = claimed.login();
        Login other = proof.login();
        if (login != null && other != null) {
            return Optional.ofNullable(Mismatch.of(login, other))
                    .map(mixed -> new Way(wayOf(claimed).endpoint(), mixed));
        }
        return login == null && other == null
                ? Optional.of(new Way(endpoint().with(context(claimed.certificate(), proof.key())), null))
                : Optional.empty();
    }

    private Endpoint find() {
        String urls = nats.url();
        if (urls == null) {
            throw new InvalidConfigurationException(List.of(new Problem(
                    source, 0, "nats.url", "expected the address of the attached server, found none", "add nats.url")));
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

    /** The server at one of the configured addresses, without a certificate to present. */
    public Endpoint endpoint(String url) {
        Endpoint plain = Endpoint.of(url.strip(), null);
        boolean encrypted = url.strip().startsWith("tls://") || nats.authority() != null;
        return encrypted ? plain.with(context(null, null)) : plain;
    }

    private SSLContext context(@Nullable Path certificate, @Nullable Path key) {
        return Certificates.context(nats.authority(), certificate, key);
    }
}
