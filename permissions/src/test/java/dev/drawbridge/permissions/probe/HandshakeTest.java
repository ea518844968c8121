package dev.drawbridge.permissions.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.drawbridge.permissions.UserPassword;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that has no patience with the first clients, as a real one on a busy machine. */
class HandshakeTest {

    private static final String GREETING = "INFO {\"version\":\"2.10.27\",\"client_id\":7}\r\n";

    private final AtomicInteger connections = new AtomicInteger();
    private ServerSocket listening;

    @BeforeEach
    void listen() throws IOException {
        listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        listening.close();
    }

    @Test
    void a_server_that_lost_patience_is_asked_again() {
        impatientWith(2);

        try (ProbeConnection connection = connect()) {
            assertThat(connection.clientId()).isEqualTo(7);
        }
        assertThat(connections).hasValue(3);
    }

    @Test
    void one_that_never_has_patience_is_the_environments_trouble_and_no_denial() {
        impatientWith(Integer.MAX_VALUE);

        assertThatExceptionOfType(ProbeEnvironmentException.class)
                .isThrownBy(this::connect)
                .withMessageContaining("got no credentials in time")
                .withMessageContaining("Authentication Timeout")
                .withMessageContaining("authorization.timeout");
        assertThat(connections).hasValue(3);
    }

    private ProbeConnection connect() {
        return ProbeConnection.connect(
                Endpoint.plain("127.0.0.1", listening.getLocalPort()), new UserPassword("a", "b"), "_INBOX_a.");
    }

    private void impatientWith(int clients) {
        Thread serving = new Thread(() -> {
            while (!listening.isClosed()) {
                try (Socket client = listening.accept()) {
                    serve(client, connections.incrementAndGet() > clients);
                } catch (IOException gone) {
                    // The client has closed, or the test is over.
                }
            }
        });
        serving.setDaemon(true);
        serving.start();
    }

    private static void serve(Socket client, boolean patient) throws IOException {
        OutputStream out = client.getOutputStream();
        String words = patient ? GREETING : GREETING + "-ERR 'Authentication Timeout'\r\n";
        out.write(words.getBytes(StandardCharsets.UTF_8));
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        for (String line = patient ? in.readLine() : null; line != null; line = in.readLine()) {
            if (line.equals("PING")) {
                out.write("PONG\r\n".getBytes(StandardCharsets.UTF_8));
            }
        }
        // Read what is left, or closing would reset the connection under the words.
        client.shutdownOutput();
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
}
