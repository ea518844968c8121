package dev.drawbridge.permissions.probe;

import java.net.URI;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where a server listens for clients.
 *
 * @param tls how to encrypt, with the certificate to present if there is one; null: in the clear
 */
public record Endpoint(String host, int port, @Nullable SSLContext tls) {

    /** The port of a URL that names none. */
    public static final int DEFAULT_PORT = 4222;

    /** In the clear. */
    public static Endpoint plain(String host, int port) {
        return new Endpoint(host, port, null);
    }

    /**
     * The server of a URL such as {@code nats://127.0.0.1:4222}.
     *
     * @throws IllegalArgumentException for a text that names no host, or another scheme than nats or tls
     */
    public static Endpoint of(String url, @Nullable SSLContext tls) {
        URI uri = URI.create(url.contains("://") ? url : "nats://" + url);
        if (uri.getHost() == null
                || !(uri.getScheme().equals("nats") || uri.getScheme().equals("tls"))) {
            throw new IllegalArgumentException("expected nats://HOST:PORT or tls://HOST:PORT");
        }
        return new Endpoint(uri.getHost(), uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(), tls);
    }

    /** The same server, with another certificate to present. */
    public Endpoint with(@Nullable SSLContext other) {
        return new Endpoint(host, port, other);
    }

    /** Host and port, for messages. */
    public String address() {
        return host + ":" + port;
    }
}
