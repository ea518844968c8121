package dev.drawbridge.permissions.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

    @Test
    void frames_are_read_in_order() throws IOException {
        FrameReader frames =
                reading("INFO {}\r\nPING\r\nMSG a.b 7 back 5\r\nhe\r\nl\r\n-ERR 'Some Words'\r\nPONG\r\n+OK\r\n");

        assertThat(frames.next()).isEqualTo(new Frame.Info("{}"));
        assertThat(frames.next()).isEqualTo(new Frame.Ping());
        assertThat(frames.next()).isInstanceOfSatisfying(Frame.Msg.class, msg -> {
            assertThat(msg.sid()).isEqualTo("7");
            assertThat(msg.message().reply()).isEqualTo("back");
            assertThat(msg.message().text()).isEqualTo("he\r\nl");
        });
        assertThat(frames.next()).isEqualTo(new Frame.Err("Some Words"));
        assertThat(frames.next()).isEqualTo(new Frame.Pong());
        assertThat(frames.next()).isEqualTo(new Frame.Ok());
        assertThatExceptionOfType(EOFException.class).isThrownBy(frames::next);
    }

    @Test
    void a_status_is_told_from_headers_and_body() throws IOException {
        String headers = "NATS/1.0 404 No Messages\r\nA: 1\r\nA: 2\r\n\r\n";
        Frame frame = reading("HMSG in 1 " + headers.length() + " " + headers.length() + "\r\n" + headers + "\r\n")
                .next();

        assertThat(frame).isInstanceOfSatisfying(Frame.Msg.class, msg -> {
            assertThat(msg.message().hasStatus(404)).isTrue();
            assertThat(msg.message().statusText()).isEqualTo("No Messages");
            assertThat(msg.message().headers()).containsEntry("A", List.of("1", "2"));
            assertThat(msg.message().body()).isEqualTo(Payload.EMPTY);
        });
    }

    @Test
    void what_is_no_nats_is_said_so() {
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> reading("HTTP/1.1 400 Bad Request\r\n").next())
                .withMessageContaining("HTTP/1.1");
    }

    @Test
    void a_complaint_about_something_else_is_no_verdict_on_a_probe() {
        List<Probe> probes = List.of(Probe.publish("a", "x"), Probe.publish("b", "x"));
        String about = "Permissions Violation for Publish to \"%s\"";

        assertThat(Attribution.of(probes, List.of(about.formatted("b"))))
                .extracting(Outcome::allowed)
                .containsExactly(true, false);
        assertThatExceptionOfType(ProbeEnvironmentException.class)
                .isThrownBy(() -> Attribution.of(probes, List.of(about.formatted("c"))))
                .withMessageContaining("\"c\"");
        assertThatExceptionOfType(ProbeEnvironmentException.class)
                .isThrownBy(() -> Attribution.of(probes, List.of("Maximum Payload Violation")));
    }

    private static FrameReader reading(String text) {
        return new FrameReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
