package dev.drawbridge.permissions.probe;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The conversation with the server: a thread reads and sorts what it says; whoever asks writes and waits for the PONG.
 */
final class Link implements AutoCloseable {

    /** What came before the PONG, and why there was none if there was none. */
    record Exchange(List<String> complaints, @Nullable String gone) {}

    /** What a server says of a client's certificate, or of there being none (RFC 8446, 6.2), as the JDK words it. */
    private static final Pattern CERTIFICATE_ALERT =
            Pattern.compile("Received fatal alert: (certificate_required|bad_certificate|unsupported_certificate"
                    + "|certificate_revoked|certificate_expired|certificate_unknown|unknown_ca|access_denied"
                    + "|decrypt_error)");

    private final Endpoint endpoint;
    private final String address;
    private volatile Transport transport;
    private final Duration timeout;
    private final boolean frank;
    private final Map<String, Queue<Message>> subscriptions = new ConcurrentHashMap<>();
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Object writing = new Object();
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable String gone;

    private Link(Endpoint endpoint, Transport transport, Duration timeout, boolean frank) {
        this.endpoint = endpoint;
        this.address = endpoint.address();
        this.transport = transport;
        this.timeout = timeout;
        this.frank = frank;
    }

    /** @param frank whether the server shall say within the TLS handshake what it thinks of the client's certificate */
    static Link open(Endpoint endpoint, Duration timeout, boolean frank) {
        String address = endpoint.address();
        try {
            Link link = new Link(endpoint, Transport.plain(endpoint, timeout), timeout, frank);
            Thread reader = new Thread(link::read, "drawbridge-probe-" + address);
            reader.setDaemon(true);
            reader.start();
            return link;
        } catch (IOException e) {
            throw new ProbeEnvironmentException("no connection to " + address + ": " + e.getMessage(), e);
        }
    }

    String address() {
        return address;
    }

    /** Whether the caller wants the connection encrypted. */
    boolean wantsEncryption() {
        return endpoint.tls() != null;
    }

    /**
     * The JSON with which the server introduced itself.
     *
     * @param whom who is refused if the server would not have the certificate, or none
     */
    String greeting(String whom) {
        Signal signal = await("greeting");
        if (signal instanceof Signal.Greeting greeting) {
            return greeting.json();
        }
        if (signal instanceof Signal.Gone lost) {
            requireNoRefusal(whom, lost.why());
            throw new ProbeEnvironmentException("the server at " + address + " did not begin to talk: " + lost.why());
        }
        throw new ProbeEnvironmentException("the server at " + address + " did not introduce itself: " + signal);
    }

    /**
     * Of a connection that ended.
     *
     * @throws ConnectRefusedException when the server's last word was that it would not have the certificate, or none
     */
    void requireNoRefusal(String whom, String why) {
        Matcher alert = CERTIFICATE_ALERT.matcher(why);
        if (alert.find()) {
            throw new ConnectRefusedException(whom, address, "TLS alert " + alert.group(1));
        }
    }

    void deliverTo(String sid, Queue<Message> arrived) {
        subscriptions.put(sid, arrived);
    }

    void forget(String sid) {
        subscriptions.remove(sid);
        if (isAlive()) {
            write(new Wire().unsubscribe(sid).bytes());
        }
    }

    /**
     * Sends, then PINGs, and gives the server's complaints before its PONG.
     *
     * @throws ProbeEnvironmentException when there is no PONG
     */
    List<String> roundTrip(Wire wire) {
        Exchange exchange = exchange(wire);
        if (exchange.gone() != null) {
            String words = exchange.complaints().isEmpty() ? "" : "; its last words: " + exchange.complaints();
            throw new ProbeEnvironmentException("the server at " + address + " is gone: " + exchange.gone() + words);
        }
        return exchange.complaints();
    }

    /** As {@link #roundTrip}, but a connection that ends is a result. A server that is silent is not. */
    Exchange exchange(Wire wire) {
        asking.lock();
        try {
            if (isAlive()) {
                write(wire.ping().bytes());
            }
            List<String> complaints = new ArrayList<>();
            while (true) {
                if (gone != null && signals.isEmpty()) {
                    return new Exchange(complaints, gone);
                }
                Signal signal = await("PONG");
                if (signal instanceof Signal.Complaint complaint) {
                    complaints.add(complaint.words());
                } else if (signal instanceof Signal.Gone lost) {
                    return new Exchange(complaints, lost.why());
                } else if (signal instanceof Signal.Answer) {
                    return new Exchange(complaints, null);
                }
            }
        } finally {
            asking.unlock();
        }
    }

    /** Whether what is said is encrypted: from the greeting on, if at all. */
    boolean isEncrypted() {
        return transport.socket() instanceof SSLSocket;
    }

    boolean isAlive() {
        return gone == null;
    }

    void requireAlive() {
        if (gone != null) {
            throw new ProbeEnvironmentException("the connection to " + address + " has ended: " + gone);
        }
    }

    private Signal await(String what) {
        try {
            Signal signal = signals.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
            if (signal == null) {
                // A PONG that comes late would be taken for the next one's.
                end("silent");
                throw new ProbeEnvironmentException(
                        "the server at " + address + " sent no " + what + " within " + timeout.toSeconds() + " s");
            }
            return signal;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end("interrupted");
            throw new ProbeEnvironmentException("interrupted while waiting for the " + what, e);
        }
    }

    private void read() {
        FrameReader frames = new FrameReader(transport.in());
        boolean greeted = false;
        try {
            while (true) {
                Frame frame = frames.next();
                if (frame instanceof Frame.Msg arrived) {
                    Queue<Message> subscription = subscriptions.get(arrived.sid());
                    if (subscription != null) {
                        subscription.add(arrived.message());
                    }
                } else if (frame instanceof Frame.Err complaint) {
                    signals.add(new Signal.Complaint(complaint.words()));
                } else if (frame instanceof Frame.Pong) {
                    signals.add(new Signal.Answer());
                } else if (frame instanceof Frame.Ping) {
                    write(new Wire().pong().bytes());
                } else if (frame instanceof Frame.Info info && !greeted) {
                    // Servers introduce themselves again later, from 2.15 on right after CONNECT.
                    greeted = true;
                    if (endpoint.tls() != null && offersTls(info.json())) {
                        transport = transport.encrypted(endpoint, endpoint.tls(), frank);
                        frames = new FrameReader(transport.in());
                    }
                    signals.add(new Signal.Greeting(info.json()));
                }
            }
        } catch (SSLException refused) {
            end("TLS failed: " + refused.getMessage());
        } catch (IOException | RuntimeException e) {
            end(String.valueOf(e.getMessage()));
        }
    }

    private static boolean offersTls(String greeting) {
        JsonNode info = JsonMapper.shared().readTree(greeting);
        return info.path("tls_required").asBoolean(false)
                || info.path("tls_available").asBoolean(false);
    }

    /** A write that fails is left to the reader, which gets to see the server's last words first. */
    private void write(byte[] bytes) {
        synchronized (writing) {
            try {
                transport.out().write(bytes);
                transport.out().flush();
            } catch (IOException ignored) {
                // The reader ends the link.
            }
        }
    }

    private void end(String why) {
        if (gone == null) {
            gone = why;
        }
        try {
            transport.close();
        } catch (IOException ignored) {
            // Nothing is left to lose.
        }
        signals.add(new Signal.Gone(why));
    }

    @Override
    public void close() {
        end("closed");
    }
}
