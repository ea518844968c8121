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

    private final Endpoint endpoint;
    private final String address;
    private volatile Transport transport;
    private final Duration timeout;
    private final Map<String, Queue<Message>> subscriptions = new ConcurrentHashMap<>();
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Object writing = new Object();
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable String gone;

    private Link(Endpoint endpoint, Transport transport, Duration timeout) {
        this.endpoint = endpoint;
        this.address = endpoint.address();
        this.transport = transport;
        this.timeout = timeout;
    }

    static Link open(Endpoint endpoint, Duration timeout) {
        String address = endpoint.address();
        try {
            Link link = new Link(endpoint, Transport.plain(endpoint, timeout), timeout);
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

    /** The JSON with which the server introduced itself. */
    String greeting() {
        Signal signal = await("greeting");
        if (signal instanceof Signal.Greeting greeting) {
            return greeting.json();
        }
        if (signal instanceof Signal.Gone lost) {
            throw new ProbeEnvironmentException("the server at " + address + " did not begin to talk: " + lost.why());
        }
        throw new ProbeEnvironmentException("the server at " + address + " did not introduce itself: " + signal);
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
                        transport = transport.encrypted(endpoint, endpoint.tls());
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
