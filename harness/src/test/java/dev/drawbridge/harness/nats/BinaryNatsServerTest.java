package dev.drawbridge.harness.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.workspace.Workspace;
import io.nats.client.Connection;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.StreamConfiguration;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

// A connection of jnats throws InterruptedException on close, which javac warns of in every try.
@SuppressWarnings("try")
@Tag("live")
final class BinaryNatsServerTest {
    private static final String OPEN = "jetstream {}\n";
    private static final String TIGHT = """
            jetstream {}
            authorization { users: [
              {user: tester, password: "%s", permissions: {publish: ["allowed"], subscribe: ["_INBOX.>"]}}
            ] }
            """;
    private static Workspace workspace;
    private static BinaryBackend backend;

    @BeforeAll
    static void open() {
        workspace = Workspace.open();
        backend = BinaryBackend.find(Requirement.usable());
    }

    @AfterAll
    static void close() {
        workspace.close();
    }

    @Test
    void a_restart_after_a_crash_keeps_ports_and_streams() throws Exception {
        try (NatsServer server = start("crash", OPEN)) {
            int port = server.port();
            try (Connection connection = connect(server)) {
                JetStreamManagement streams = connection.jetStreamManagement();
                streams.addStream(StreamConfiguration.builder()
                        .name("kept")
                        .subjects("kept.>")
                        .build());
                connection.jetStream().publish("kept.one", new byte[0]);
            }
            server.kill();
            assertThat(server.isRunning()).isFalse();

            server.restart();

            assertThat(server.port()).isEqualTo(port);
            try (Connection connection = connect(server)) {
                assertThat(connection
                                .jetStreamManagement()
                                .getStreamInfo("kept")
                                .getStreamState()
                                .getMsgCount())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void two_servers_side_by_side_share_nothing() {
        try (NatsServer one = start("one", OPEN);
                NatsServer two = start("two", OPEN)) {
            assertThat(one.port()).isNotEqualTo(two.port());
            assertThat(one.monitoringUrl()).isNotEqualTo(two.monitoringUrl());
        }
    }

    @Test
    void the_log_tells_a_violation_with_user_and_subject() throws Exception {
        try (NatsServer server = start("violations", TIGHT.formatted("secret"));
                Connection connection = Nats.connect(Options.builder()
                        .server(server.url())
                        .userInfo("tester", "secret")
                        .build())) {
            int before = server.log().position();
            connection.publish("forbidden", "x".getBytes(StandardCharsets.UTF_8));

            String line = server.awaitLog(before, said -> said.contains("Violation"), Duration.ofSeconds(10));

            assertThat(line).contains("Publish Violation").contains("tester").contains("forbidden");
        }
    }

    @Test
    void a_reload_is_in_force_when_it_returns() throws Exception {
        try (NatsServer server = start("reload", TIGHT.formatted("first"))) {
            server.reload(TIGHT.formatted("second"));

            try (Connection connection = Nats.connect(Options.builder()
                    .server(server.url())
                    .userInfo("tester", "second")
                    .noReconnect()
                    .build())) {
                assertThat(connection.getStatus()).isEqualTo(Connection.Status.CONNECTED);
            }
        }
    }

    @Test
    void a_reload_that_the_server_refuses_is_told_in_its_own_words() {
        try (NatsServer server = start("refused", OPEN)) {
            assertThatThrownBy(() -> server.reload("jetstream {}\nnonsense: [\n"))
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessageContaining("refused")
                    .hasMessageContaining("nats.conf");
            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    void a_configuration_that_keeps_it_from_starting_is_told_in_its_own_words() {
        assertThatThrownBy(() -> start("broken", "authorization { nobody: [ }\n"))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("did not become ready")
                .hasMessageContaining("nats.conf");
    }

    private static NatsServer start(String name, String configuration) {
        return backend.start(workspace, name, configuration, NatsOptions.defaults());
    }

    private static Connection connect(NatsServer server) throws Exception {
        return Nats.connect(server.url());
    }
}
