package dev.drawbridge.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.topology.TopologyYaml;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class PortsTest {

    @Test
    void the_default_ports_are_those_of_the_seed() {
        assertThat(Ports.SEED.purposes(List.of("system_a", "system_b")))
                .containsOnly(
                        Map.entry(5222, "NATS"),
                        Map.entry(8822, "NATS monitoring"),
                        Map.entry(3100, "HTTP of system_a"),
                        Map.entry(3101, "HTTP of system_b"),
                        Map.entry(65432, "PostgreSQL of system_a"),
                        Map.entry(65433, "PostgreSQL of system_b"));
    }

    @Test
    void ports_in_a_row_go_to_the_apps_in_declared_order() {
        var fixed = Ports.from(7000).of(TopologyYaml.seed());

        assertThat(fixed.nats()).isEqualTo(7000);
        assertThat(fixed.monitoring()).isEqualTo(7001);
        assertThat(fixed.http()).isEqualTo(Map.of("system_a", 7002, "system_b", 7003));
        assertThat(fixed.postgres()).isEqualTo(Map.of("system_a", 7004, "system_b", 7005));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void every_taken_port_is_named_with_what_it_is_for_and_who_has_it() throws IOException {
        try (ServerSocket first = listening("127.0.0.1");
                ServerSocket second = listening("0.0.0.0")) {
            Map<Integer, String> purposes =
                    Map.of(first.getLocalPort(), "HTTP of system_a", second.getLocalPort(), "NATS", freePort(), "none");

            assertThatThrownBy(() -> TakenPorts.none(purposes))
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessageContaining("2 ports are not free")
                    .hasMessageContaining("port " + first.getLocalPort() + " (HTTP of system_a)")
                    .hasMessageContaining("port " + second.getLocalPort() + " (NATS)")
                    .hasMessageContaining(
                            "java (process " + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void a_port_counts_as_free_as_soon_as_nobody_listens() throws IOException {
        int port = freePort();

        assertThatCode(() -> TakenPorts.none(Map.of(port, "NATS"))).doesNotThrowAnyException();
    }

    private static ServerSocket listening(String address) throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName(address));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = listening("127.0.0.1")) {
            return socket.getLocalPort();
        }
    }
}
