package dev.drawbridge.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.drawbridge.permissions.LeastGrants;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.topology.Topology;
import dev.drawbridge.topology.TopologyYaml;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code doctor} of a system that somebody else started. */
@Tag("live")
@SuppressWarnings("try")
class DoctorAttachedLiveTest {

    private static final Topology TOPOLOGY = TopologyYaml.seed();

    @TempDir
    private Path folder;

    private String out = "";

    @Test
    void a_system_that_is_there_is_told_principal_by_principal_and_lacks_nothing() throws IOException {
        try (TheirServer server = TheirServer.of(TOPOLOGY, folder).provisioned();
                App app = new App(200)) {

            assertThat(doctor(server.url(), app)).as(out).isZero();
            assertThat(out)
                    .contains("ok     nats.url: 127.0.0.1:", " answers")
                    .contains("ok     nats.principals.system_a: accepted by nats-server 2.")
                    .contains("ok     nats.principals.outsider: accepted")
                    .contains("ok     stream sync-stream: there")
                    .contains("ok     consumer system_b-workers: there")
                    .contains("ok     apps.system_a.http: GET /health answered 200")
                    .doesNotContain("NATS server", "PostgreSQL", "the reference app");
            server.assertNoSecretIn(out);
        }
    }

    @Test
    void what_is_refused_missing_or_silent_is_named_each_with_its_remedy() throws IOException {
        try (TheirServer server = TheirServer.of(TOPOLOGY, folder);
                App app = new App(503)) {
            write(server.url(), app);
            Files.writeString(folder.resolve("system_a"), "not-its-password");

            assertThat(run()).isEqualTo(3);
            assertThat(out)
                    .contains("lacks  nats.principals.system_a: refused: ", "Authorization Violation")
                    .contains("ok     nats.principals.system_b: accepted")
                    .contains("lacks  stream sync-stream: stream not found; correct the topology, or provision it")
                    .contains("lacks  apps.system_b.http: GET /health answered 503; check that apps.system_b.http")
                    .doesNotContain("not-its-password");
            server.assertNoSecretIn(out);
        }
        try (App app = new App(200)) {
            assertThat(doctor("nats://127.0.0.1:1", app)).isEqualTo(3);
            assertThat(out).contains("lacks  nats.url: ", "127.0.0.1:1").doesNotContain("nats.principals.system_a:");
        }
    }

    @Test
    void addresses_that_are_none_are_mistakes() throws IOException {
        Path file = folder.resolve("drawbridge.yaml");
        Files.writeString(file, "nats: {backend: attached, principals: {outsider: none}}\n");
        assertThat(run()).isEqualTo(2);
        assertThat(out).contains("drawbridge.yaml:1: nats.url: expected the address");
        Files.writeString(file, "nats: {backend: attached, url: 'http://127.0.0.1:1', principals: {outsider: none}}\n");
        assertThat(run()).isEqualTo(2);
        assertThat(out).contains("drawbridge.yaml:1: nats.url: expected an address such as nats://HOST:4222");
    }

    private int doctor(String url, App app) throws IOException {
        write(url, app);
        return run();
    }

    private int run() {
        StringWriter written = new StringWriter();
        int status = new CommandLine(new DoctorCommand())
                .setOut(new PrintWriter(written))
                .execute("-c", folder.resolve("drawbridge.yaml").toString());
        out = written.toString();
        return status;
    }

    private void write(String url, App app) throws IOException {
        List<String> lines = new ArrayList<>(List.of("nats:", "  backend: attached", "  url: " + url, "  principals:"));
        for (PrincipalGrants each : LeastGrants.of(TOPOLOGY)) {
            String principal = each.principal().name();
            lines.add("    " + principal + ": {user: " + principal + ", password: {file: " + principal + "}}");
        }
        lines.add("apps:");
        lines.add("  system_a: {http: \"" + app.address() + "\"}");
        lines.add("  system_b: {http: \"" + app.address() + "/\"}");
        Files.writeString(folder.resolve("drawbridge.yaml"), String.join("\n", lines) + "\n");
    }

    /** An app that says of its health always the same. */
    private record App(HttpServer server) implements AutoCloseable {

        App(int status) throws IOException {
            this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            server.createContext("/health", exchange -> {
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            server.start();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
