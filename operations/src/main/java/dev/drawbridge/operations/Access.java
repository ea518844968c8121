package dev.drawbridge.operations;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.config.Identity;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.Login;
import dev.drawbridge.permissions.Principal;
import dev.drawbridge.permissions.UserPassword;
import dev.drawbridge.permissions.probe.Certificates;
import dev.drawbridge.permissions.probe.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which server, and as whom: by {@code nats.url} and {@code nats.principals} of the configuration, else by the variables
 * that a file of {@code drawbridge up} has, too.
 *
 * @param login what to present; null for nothing but the endpoint's certificate
 * @param inboxPrefix the prefix, ending in a dot, for replies
 * @param who whom messages and audit records are about; never a secret
 */
record Access(
        Principal principal, Endpoint endpoint, @Nullable Login login, String inboxPrefix, String who) {

    private static final String DEFAULT_URL = "nats://localhost:4222";

    /**
     * The principal's access.
     *
     * @throws Refusal when neither says who connects, or an address or credentials file is unusable
     */
    static Access of(Principal principal, Configuration configuration, Map<String, String> environment) {
        Optional<Identity> identity =
                configuration.nats().principals().getOrDefault(principal.name(), Optional.empty());
        String prefix = LeastGrants.of(configuration.topology()).stream()
                .filter(each -> each.principal().equals(principal))
                .map(each -> each.inboxPrefix())
                .findFirst()
                .orElseThrow();
        String url = configuration.nats().url();
        if (identity.isPresent()) {
            Identity known = identity.get();
            Endpoint endpoint = endpoint(
                    url == null ? value(environment, "NATS_URL").orElse(DEFAULT_URL) : url,
                    configuration.nats().authority(),
                    known.certificate(),
                    known.key());
            String who = known.login() == null
                    ? "the certificate " + known.certificate()
                    : known.login().title();
            return new Access(principal, endpoint, known.login(), prefix, who);
        }
        String address = value(environment, "NATS_URL").orElse(url == null ? DEFAULT_URL : url);
        Login login = login(principal, address, environment);
        return new Access(
                principal,
                endpoint(withoutUser(address), configuration.nats().authority(), null, null),
                login,
                value(environment, "NATS_INBOX_PREFIX").orElse(prefix),
                login.title());
    }

    private static Login login(Principal principal, String address, Map<String, String> environment) {
        Optional<String> creds = value(environment, "NATS_CREDS");
        if (creds.isPresent()) {
            try {
                return Login.Signed.credentials(Files.readString(Path.of(creds.get())));
            } catch (IOException | IllegalArgumentException unusable) {
                throw new Refusal(
                        "NATS_CREDS: expected a .creds file with a user JWT and its seed, found none at " + creds.get(),
                        "name a file that nsc wrote, and that you may read");
            }
        }
        String inUrl = userInfo(address);
        int colon = inUrl.indexOf(':');
        Optional<String> user = value(environment, "NATS_USER")
                .or(() -> colon < 0 ? Optional.empty() : Optional.of(inUrl.substring(0, colon)));
        String password = value(environment, "NATS_PASSWORD").orElse(colon < 0 ? "" : inUrl.substring(colon + 1));
        if (user.isPresent()) {
            return new UserPassword(user.get(), password);
        }
        if (!inUrl.isEmpty()) {
            return new Login.Token(inUrl);
        }
        throw new Refusal(
                "nobody to connect as: there are neither nats.principals." + principal.name()
                        + " in a configuration nor NATS_USER and NATS_PASSWORD, or NATS_CREDS, in the environment",
                "give one of them; the example of drawbridge up has them in a file: set -a; ."
                        + " ~/.local/state/drawbridge/up/run/credentials/" + principal.name() + ".env");
    }

    private static Endpoint endpoint(
            String url, @Nullable Path authority, @Nullable Path certificate, @Nullable Path key) {
        try {
            Endpoint plain = Endpoint.of(url, null);
            boolean encrypted = url.startsWith("tls://") || authority != null || certificate != null;
            return encrypted ? plain.with(Certificates.context(authority, certificate, key)) : plain;
        } catch (IllegalArgumentException wrong) {
            throw new Refusal(
                    "expected an address such as nats://HOST:4222 or tls://HOST:4222, found another",
                    "correct nats.url or NATS_URL");
        }
    }

    private static String userInfo(String address) {
        try {
            return Optional.ofNullable(URI.create(address).getUserInfo()).orElse("");
        } catch (IllegalArgumentException unreadable) {
            // Not repeated here: it may hold a password. The endpoint's own check refuses it.
            return "";
        }
    }

    private static String withoutUser(String address) {
        return address.replaceFirst("://[^/]*@", "://");
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }

    /** Without the login. */
    @Override
    public String toString() {
        return who + " at " + endpoint.address();
    }
}
