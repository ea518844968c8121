package dev.drawbridge.harness.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
class FaultProxyTest {

    private ServerSocket server;
    private FaultProxy proxy;
    private volatile Runnable beforeConnecting = () -> {};

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        proxy = FaultProxy.to(this::address);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void what_either_side_says_reaches_the_other() throws IOException {
        try (Socket client = client();
                Socket served = server.accept()) {
            say(client, "hello");
            assertThat(hear(served, 5)).isEqualTo("hello");
            say(served, "welcome");
            assertThat(hear(client, 7)).isEqualTo("welcome");
        }
    }

    @Test
    void the_answer_to_the_awaited_words_is_lost_and_the_server_has_heard_them() throws IOException {
        try (Socket client = client();
                Socket served = server.accept()) {
            proxy.loseAnswersAfter("PUB events ");
            say(client, "PUB other 0");
            say(served, "+OK");
            assertThat(hear(client, 3)).isEqualTo("+OK");
            say(client, "HPUB ev");
            assertThat(hear(served, 18)).isEqualTo("PUB other 0HPUB ev");
            say(client, "ents 12");
            assertThat(hear(served, 7)).isEqualTo("ents 12");
            say(served, "lost");
            proxy.cut();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void only_the_first_connection_that_says_the_words_loses_answers() throws IOException {
        proxy.loseAnswersAfter("PUB events ");
        try (Socket first = client();
                Socket servedFirst = server.accept();
                Socket second = client();
                Socket servedSecond = server.accept()) {
            say(first, "PUB events 1");
            assertThat(hear(servedFirst, 12)).isEqualTo("PUB events 1");
            say(second, "PUB events 2");
            assertThat(hear(servedSecond, 12)).isEqualTo("PUB events 2");
            say(servedSecond, "+OK");
            assertThat(hear(second, 3)).isEqualTo("+OK");
        }
    }

    @Test
    void a_cut_ends_what_there_is_and_lets_new_connections_through() throws IOException {
        try (Socket before = client();
                Socket servedBefore = server.accept()) {
            proxy.cut();
            assertThat(before.getInputStream().read()).isEqualTo(-1);
            assertThat(servedBefore.getInputStream().read()).isEqualTo(-1);
        }
        try (Socket after = client();
                Socket served = server.accept()) {
            say(after, "again");
            assertThat(hear(served, 5)).isEqualTo("again");
        }
    }

    @Test
    void a_cut_ends_also_a_connection_that_is_being_made() throws IOException {
        beforeConnecting = proxy::cut;
        try (Socket client = client()) {
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void a_client_is_let_go_while_the_server_is_away() throws IOException {
        server.close();
        try (Socket client = client()) {
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void encryption_is_noticed() throws IOException {
        try (Socket client = client();
                Socket served = server.accept()) {
            assertThat(proxy.sawEncryption()).isFalse();
            client.getOutputStream().write(new byte[] {0x16, 3, 1});
            assertThat(served.getInputStream().readNBytes(3)).hasSize(3);
            assertThat(proxy.sawEncryption()).isTrue();
        }
    }

    private InetSocketAddress address() {
        beforeConnecting.run();
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    private Socket client() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String hear(Socket socket, int count) throws IOException {
        return new String(socket.getInputStream().readNBytes(count), StandardCharsets.US_ASCII);
    }
}
