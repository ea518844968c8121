package dev.drawbridge.harness.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.process.LoopbackPorts;
import dev.drawbridge.harness.workspace.Workspace;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.api.StreamConfiguration;
import java.util.Iterator;
import java.util.List;
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

    @Test
    void a_port_taken_in_between_is_given_up_for_another() throws Exception {
        String image = ContainerBackend.configuredImage();
        ContainerBackend backend = ContainerBackend.of(image, Requirement.usable());
        try (Workspace workspace = Workspace.open();
                NatsServer first = backend.start(workspace, "first", "", NatsOptions.defaults())) {
            int other = LoopbackPorts.free(1).get(0);
            Iterator<List<Integer>> ports =
                    List.of(List.of(first.port(), other), LoopbackPorts.free(2)).iterator();
            try (NatsServer second = ContainerNatsServer.start(
                    image, backend.version(), workspace, "second", "", NatsOptions.defaults(), ports::next)) {
                assertThat(ports.hasNext()).isFalse();
                assertThat(second.port()).isNotEqualTo(first.port());
                Nats.connect(second.url()).close();
            }
        }
    }

    @Test
    void a_named_port_that_stays_taken_is_said_with_the_engines_words() throws Exception {
        String image = ContainerBackend.configuredImage();
        ContainerBackend backend = ContainerBackend.of(image, Requirement.usable());
        try (Workspace workspace = Workspace.open();
                NatsServer first = backend.start(workspace, "first", "", NatsOptions.defaults())) {
            NatsOptions same = NatsOptions.defaults().onPort(first.port());

            assertThatThrownBy(() -> backend.start(workspace, "second", "", same))
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessageContaining("port is already allocated")
                    .hasMessageContaining(Integer.toString(first.port()));
        }
    }
}
