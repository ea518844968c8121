package dev.drawbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code status} and {@code dlq} say where no server is asked. */
final class OperationsCommandsTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status --format xml",
                "status --watch=0",
                "dlq list --format xml",
                "dlq show",
                "dlq show x",
                "dlq replay",
                "dlq replay 1 --all",
                "dlq replay 1 --app system_a",
                "dlq fly"
            })
    void a_wrong_use_ends_with_status_2_and_the_usage(String line) {
        Said said = Said.by(line.split(" ", -1));

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("Usage: drawbridge").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "dlq list"})
    void where_nobody_is_named_to_connect_as_both_ways_to_do_so_are_told(String line) {
        assumeThat(System.getenv()).doesNotContainKeys("NATS_USER", "NATS_CREDS", "NATS_URL");

        Said said = Said.by(line.split(" ", -1));

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err())
                .contains(
                        "nobody to connect as",
                        "nats.principals.",
                        "NATS_USER and NATS_PASSWORD",
                        "up/run/credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "dlq list", "dlq show 1", "dlq replay 1"})
    void a_server_that_is_not_there_is_named_with_status_3(String line) throws IOException {
        int nobodyThere;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobodyThere = taken.getLocalPort();
        }
        Path config = configuration(nobodyThere);

        Said said = Said.by(
                (line + " -c " + config + (line.contains("replay") ? " --audit " + folder.resolve("audit.jsonl") : ""))
                        .split(" ", -1));

        assertThat(said.status()).isEqualTo(3);
        assertThat(said.err())
                .contains("127.0.0.1:" + nobodyThere, "what to do: ")
                .doesNotContain("\tat ")
                .doesNotContain("hush-hush");
    }

    @Test
    void nothing_is_replayed_where_the_audit_line_cannot_be_written() throws IOException {
        Path config = configuration(1);

        Said said = Said.by("dlq", "replay", "1", "-c", config.toString(), "--audit", folder.toString());

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("audit file can't be written, so nothing was replayed");
    }

    @Test
    void an_app_that_there_is_none_of_is_answered_with_those_that_there_are() throws IOException {
        Said said = Said.by(
                "dlq", "list", "--app", "system_c", "-c", configuration(1).toString());

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("no app \"system_c\"", "system_a, system_b");
    }

    @Test
    void a_time_that_is_none_is_answered_with_examples() throws IOException {
        Said said = Said.by(
                "dlq", "list", "--since", "yesterday", "-c", configuration(1).toString());

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("found \"yesterday\"", "15m");
    }

    private Path configuration(int port) throws IOException {
        Files.writeString(folder.resolve("password"), "hush-hush");
        return Files.writeString(folder.resolve("drawbridge.yaml"), """
                nats:
                  backend: attached
                  url: nats://127.0.0.1:%d
                  principals:
                    observer: {user: observer, password: {file: password}}
                    replayer: {user: replayer, password: {file: password}}
                """.formatted(port));
    }
}
