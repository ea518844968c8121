package dev.drawbridge.harness.proxy;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.MissingControlException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A way over TCP from clients on this machine to one server. It passes everything on until it is told otherwise, also to
 * a server that was stopped and is back. While the server is away it takes clients and lets go of them at once.
 */
public final class FaultProxy implements AutoCloseable {

    private static final int CONNECT_MILLIS = 2_000;

    private final Supplier<InetSocketAddress> server;
    private final ServerSocket door;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable String> awaited = new AtomicReference<>();
    private volatile boolean encrypted;

    private FaultProxy(Supplier<InetSocketAddress> server, ServerSocket door) {
        this.server = server;
        this.door = door;
    }

    /**
     * Opens a way on a free port of the loopback interface.
     *
     * @param server where the server is; asked again for each connection
     * @throws EnvironmentException when no port can be had
     */
    public static FaultProxy to(Supplier<InetSocketAddress> server) {
        try {
            FaultProxy proxy = new FaultProxy(server, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread taking = new Thread(proxy::takeClients, "fault-proxy-" + proxy.port());
            taking.setDaemon(true);
            taking.start();
            return proxy;
        } catch (IOException e) {
            throw new EnvironmentException(
                    "no port for a fault proxy: " + e.getMessage(),
                    "the loopback interface",
                    List.of(),
                    "look for what has taken all ports",
                    e);
        }
    }

    /** Where clients connect, on the loopback interface. */
    public int port() {
        return door.getLocalPort();
    }

    /**
     * From the moment that a client next says this on, nothing that the server answers on its connection arrives: not the
     * answer to this, and nothing after it. The server still hears all that the client says.
     *
     * @param said the words that are waited for, in ASCII
     */
    public void loseAnswersAfter(String said) {
        awaited.set(said);
    }

    /**
     * Says that nothing could be lost on purpose where a connection was encrypted.
     *
     * @param who whose way to NATS this is
     * @throws MissingControlException where one was
     */
    public void requirePlain(String who) {
        if (encrypted) {
            throw new MissingControlException(
                    "what is said between " + who + " and NATS",
                    "the connection is encrypted; leave tls out of the configuration that servers run with");
        }
    }

    /** Whether a connection was seen on which nothing can be told apart, because it is encrypted. */
    public boolean sawEncryption() {
        return encrypted;
    }

    /** Ends every connection; what was on its way to the client is lost. Connections made afterwards are whole. */
    public void cut() {
        awaited.set(null);
        links.forEach(Link::close);
    }

    private void takeClients() {
        while (!door.isClosed()) {
            try {
                join(door.accept());
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** The link is known before the server can see it: a cut then ends it even while it is being made. */
    private void join(Socket client) {
        Link link = new Link(this, client);
        links.add(link);
        try {
            link.open(server.get(), CONNECT_MILLIS);
        } catch (IOException away) {
            link.close();
        }
        if (door.isClosed()) {
            link.close();
        }
    }

    /** Whether these words are the ones that are waited for; only the first who asks is told so. */
    boolean isAwaited(String words) {
        String wanted = awaited.get();
        return wanted != null && words.contains(wanted) && awaited.compareAndSet(wanted, null);
    }

    /** How much of what a client said last may be the beginning of what is waited for. */
    int memory() {
        String wanted = awaited.get();
        return wanted == null ? 0 : wanted.length() - 1;
    }

    void sawTls() {
        encrypted = true;
    }

    void ended(Link link) {
        links.remove(link);
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            // Nobody can come in any more, which is all that was wanted.
        }
        cut();
    }
}
