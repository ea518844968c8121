package dev.drawbridge.harness.proxy;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One client's connection to the server, a thread for each direction. */
final class Link {

    private static final int CHUNK = 16 * 1024;
    private static final int TLS_HANDSHAKE = 0x16;

    private final FaultProxy proxy;
    private final Socket client;
    private final Socket server = new Socket();
    private String lastSaid = "";
    private boolean first = true;
    private volatile boolean answersLost;

    Link(FaultProxy proxy, Socket client) {
        this.proxy = proxy;
        this.client = client;
    }

    void open(InetSocketAddress address, int connectMillis) throws IOException {
        server.connect(address, connectMillis);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        start("out", () -> pass(client.getInputStream(), server.getOutputStream(), this::hear));
        start("back", () -> pass(server.getInputStream(), client.getOutputStream(), (bytes, count) -> !answersLost));
    }

    private void start(String direction, Passing passing) {
        Thread thread = new Thread(
                () -> {
                    try {
                        passing.run();
                    } catch (IOException ended) {
                        // By either side, which is no business of a proxy's.
                    } finally {
                        close();
                    }
                },
                "fault-proxy-" + proxy.port() + "-" + direction);
        thread.setDaemon(true);
        thread.start();
    }

    private static void pass(InputStream from, OutputStream to, Gate gate) throws IOException {
        byte[] bytes = new byte[CHUNK];
        for (int count = from.read(bytes); count >= 0; count = from.read(bytes)) {
            if (gate.opensFor(bytes, count)) {
                to.write(bytes, 0, count);
            }
        }
    }

    /** Looks before the server can have heard it: the answer can't be faster than the decision to lose it. */
    private boolean hear(byte[] bytes, int count) {
        if (first && bytes[0] == TLS_HANDSHAKE) {
            proxy.sawTls();
        }
        first = false;
        int memory = proxy.memory();
        if (memory > 0) {
            String said = lastSaid + new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
            answersLost |= proxy.isAwaited(said);
            lastSaid = said.substring(Math.max(0, said.length() - memory));
        }
        return true;
    }

    void close() {
        closeQuietly(client);
        closeQuietly(server);
        proxy.ended(this);
    }

    static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more either way.
        }
    }

    /** One direction, until it ends. */
    private interface Passing {
        void run() throws IOException;
    }

    /** Whether these bytes may pass. */
    private interface Gate {
        boolean opensFor(byte[] bytes, int count);
    }
}
