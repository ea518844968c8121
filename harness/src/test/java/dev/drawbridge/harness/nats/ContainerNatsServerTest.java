package dev.drawbridge.harness.nats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.workspace.Workspace;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.api.StreamConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Runs where an image is named: {@code -Dnats.image=local/nats:2.10.27}, made by scripts/local-nats-image.sh. */
@EnabledIfSystemProperty(named = ContainerBackend.IMAGE_PROPERTY, matches = ".+")
@SuppressWarnings("try")
@Tag("live")
final class ContainerNatsServerTest {
    @Test
    void a_container_restarts_on_its_ports_with_its_streams_and_reloads() throws Exception {
        AutoBackend backend = AutoBackend.choose(Requirement.usable());
        assertThat(backend.describe()).contains("container");
        try (Workspace workspace = Workspace.open();
                NatsServer server = backend.start(workspace, "boxed", "jetstream {}\n", NatsOptions.defaults())) {
            try (Connection connection = Nats.connect(server.url())) {
                connection
                        .jetStreamManagement()
                        .addStream(StreamConfiguration.builder()
                                .name("kept")
                                .subjects("kept.>")
                                .build());
            }
            server.reload("jetstream {}\nmax_payload: 512KB\n");
            server.kill();
            assertThat(server.isRunning()).isFalse();

            server.restart();

            try (Connection connection = Nats.connect(server.url())) {
                assertThat(connection.getServerInfo().getMaxPayload()).isEqualTo(512 * 1024);
                assertThat(connection.jetStreamManagement().getStreamNames()).containsExactly("kept");
            }
        }
    }
}
