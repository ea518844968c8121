package dev.drawbridge.permissions.probe;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Two streams of bytes to the server. A transport over TLS is another factory method here. */
record Transport(InputStream in, OutputStream out, Closeable closer) implements Closeable {

    static Transport plain(InetSocketAddress address, Duration timeout) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(
                    new InetSocketAddress(address.getHostString(), address.getPort()),
                    Math.toIntExact(timeout.toMillis()));
            return new Transport(new BufferedInputStream(socket.getInputStream()), socket.getOutputStream(), socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        closer.close();
    }
}
