package dev.drawbridge.permissions.probe;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Two streams of bytes to the server. */
record Transport(InputStream in, OutputStream out, Socket socket) implements Closeable {

    static Transport plain(Endpoint endpoint, Duration timeout) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(
                    new InetSocketAddress(endpoint.host(), endpoint.port()), Math.toIntExact(timeout.toMillis()));
            return over(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * The same connection encrypted, as the server wants it after its greeting. The name in its certificate must be the
     * endpoint's host.
     *
     * @param frank by TLS 1.2, in which a server looks at the client's certificate before the handshake is over; in 1.3 it
     *     does so after it, and its word may be lost with the connection
     * @throws javax.net.ssl.SSLException when one of the two would not trust the other
     */
    Transport encrypted(Endpoint endpoint, SSLContext tls, boolean frank) throws IOException {
        SSLSocket secure =
                (SSLSocket) tls.getSocketFactory().createSocket(socket, endpoint.host(), endpoint.port(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (frank) {
            parameters.setProtocols(new String[] {"TLSv1.2"});
        }
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return over(secure);
    }

    private static Transport over(Socket socket) throws IOException {
        return new Transport(new BufferedInputStream(socket.getInputStream()), socket.getOutputStream(), socket);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
