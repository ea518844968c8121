package dev.drawbridge.provisioner.nats;

import io.nats.client.Nats;
import io.nats.client.Options;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the server is and as whom to speak to it.
 *
 * @param url one or more server URLs, separated by commas, without user information
 * @param user the NATS user, null for none
 * @param password the user's password, null for none
 * @param token a token in place of user and password, null for none
 * @param credentials a credentials file, null for none
 * @param inboxPrefix the prefix, ending in a dot, under which the provisioner receives replies
 */
public record NatsTarget(
        String url,
        @Nullable String user,
        @Nullable String password,
        @Nullable String token,
        @Nullable Path credentials,
        String inboxPrefix) {

    /** The provisioner's private inbox, as the least grants give it. */
    public static final String ADMIN_INBOX = "_INBOX_admin.";

    private static final Duration DIAL = Duration.ofSeconds(2);

    /**
     * The target that {@code url} names. User information in it ({@code nats://user:password@host:4222} or
     * {@code nats://token@host}) is taken out; {@code user} and {@code password} win over it.
     *
     * @throws IllegalArgumentException saying what is wrong, when a URL is malformed or a file can't be read
     */
    public static NatsTarget of(
            String url,
            @Nullable String user,
            @Nullable String password,
            @Nullable Path credentials,
            String inboxPrefix) {
        List<String> bare = new ArrayList<>();
        String inUrl = null;
        for (String one : url.split(",", -1)) {
            String server = one.strip();
            int scheme = server.indexOf("://");
            int authority = scheme < 0 ? 0 : scheme + 3;
            int at = server.lastIndexOf('@');
            if (at >= authority) {
                inUrl = server.substring(authority, at);
            }
            String host = server.substring(Math.max(authority, at + 1));
            if (host.isEmpty() || host.chars().anyMatch(Character::isWhitespace)) {
                // the part before the host may be a secret, so it is not repeated
                throw new IllegalArgumentException(
                        "a server URL names \"" + host + "\" as its host; expected nats://host:port");
            }
            bare.add((scheme < 0 ? "nats://" : server.substring(0, authority)) + host);
        }
        if (credentials != null && !Files.isReadable(credentials)) {
            throw new IllegalArgumentException("the credentials file " + credentials + " can't be read");
        }
        String servers = String.join(",", bare);
        NatsTarget target;
        int colon = inUrl == null ? -1 : inUrl.indexOf(':');
        if (user != null || inUrl == null) {
            target = new NatsTarget(servers, user, password, null, credentials, inboxPrefix);
        } else if (colon < 0) {
            target = new NatsTarget(servers, null, null, decoded(inUrl), credentials, inboxPrefix);
        } else {
            String inUrlPassword = decoded(inUrl.substring(colon + 1));
            target = new NatsTarget(
                    servers,
                    decoded(inUrl.substring(0, colon)),
                    password != null ? password : inUrlPassword,
                    null,
                    credentials,
                    inboxPrefix);
        }
        // says now what is wrong, not in the middle of connecting
        Objects.requireNonNull(target.options());
        return target;
    }

    /** Who speaks, for the audit record; never a secret. */
    public String principal() {
        if (credentials != null) {
            return "credentials file " + credentials.getFileName();
        }
        return user != null ? user : token != null ? "(token)" : "(anonymous)";
    }

    List<String> secrets() {
        return Stream.of(password, token).flatMap(Stream::ofNullable).toList();
    }

    Options options() {
        Options.Builder builder = Options.builder()
                .servers(url.split(",", -1))
                .connectionName("drawbridge-provisioner")
                .connectionTimeout(DIAL)
                .noReconnect()
                .inboxPrefix(inboxPrefix)
                .reportNoResponders()
                .errorListener(new Quiet());
        if (credentials != null) {
            builder.authHandler(Nats.credentials(credentials.toString()));
        } else if (token != null) {
            builder.token(token.toCharArray());
        } else if (user != null) {
            builder.userInfo(user, password == null ? "" : password);
        }
        return builder.build();
    }

    /** Never shows a secret. */
    @Override
    public String toString() {
        return principal() + " at " + url;
    }

    private static String decoded(String text) {
        try {
            // a plus sign stands for itself in user information
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
