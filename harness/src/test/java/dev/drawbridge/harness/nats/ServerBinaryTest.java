package dev.drawbridge.harness.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.drawbridge.harness.process.Commands;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerBinaryTest {
    @TempDir
    private Path folder;

    @Test
    void one_that_is_too_old_means_the_next() throws IOException {
        Path old = binary("old", "2.9.10");
        Path good = binary("good", "2.10.27");

        ServerBinary found = ServerBinary.first(
                List.of(new ConfiguredBinary(old), new PathBinaries(List.of(good.resolveSibling("")))),
                Requirement.usable());

        assertThat(found.path()).isEqualTo(good);
        assertThat(found.version()).isEqualTo(new ServerVersion(2, 10, 27));
        assertThat(found.attempts().get(0).toString()).contains("is 2.9.10, wanted is 2.10.23 or later");
    }

    @Test
    void when_there_is_none_each_attempt_is_named() throws IOException {
        Path old = binary("old", "2.9.10");
        Settings settings = new Settings(
                old, List.of(), folder.resolve("cache"), folder.resolve("no-apt"), URI.create("file:" + folder));

        assertThatThrownBy(() -> ServerBinary.find(Requirement.atLeast(new ServerVersion(99, 0, 0)), settings))
                .isInstanceOf(NoServerException.class)
                .hasMessageContaining("configured path: " + old + " is 2.9.10")
                .hasMessageContaining("PATH: ")
                .hasMessageContaining("cache ")
                .hasMessageContaining("package of trixie: the sources in")
                .hasMessageContaining("package of sid: ")
                .hasMessageContaining("release ");
    }

    @Test
    void a_release_is_taken_when_its_checksum_is_the_pinned_one_and_then_cached() throws Exception {
        byte[] archive = release("2.10.28");
        BinaryCache cache = new BinaryCache(folder.resolve("cache"));
        try (Serving serving = Serving.of(archive)) {
            Source source = new ReleaseDownload(serving.address(), pins("2.10.28", sha256(archive)), cache);

            assertThat(ServerBinary.first(List.of(source), Requirement.usable()).version())
                    .isEqualTo(new ServerVersion(2, 10, 28));
        }
        assertThat(cache.candidates(Requirement.usable()))
                .containsExactly(folder.resolve("cache/nats-server/2.10.28/nats-server"));
    }

    @Test
    void a_release_with_another_checksum_is_not_used() throws Exception {
        try (Serving serving = Serving.of(release("2.10.28"))) {
            Source source = new ReleaseDownload(
                    serving.address(), pins("2.10.28", "0".repeat(64)), new BinaryCache(folder.resolve("cache")));

            assertThatThrownBy(() -> source.candidates(Requirement.usable()))
                    .hasMessageContaining("pinned is 0000")
                    .hasMessageContaining("not used");
        }
    }

    @Test
    void both_formats_of_sources_name_the_archive() {
        assertThat(AptSources.lines(
                        "# deb http://x/debian a main\ndeb [signed-by=/k] http://m/debian bookworm main # c\n"))
                .containsExactly(new AptSources("http://m/debian", "signed-by=/k", "main"));
        assertThat(AptSources.stanzas(
                        "Types: deb\n# note\nURIs: http://m/debian\nSuites: a b\nComponents: main\nSigned-By: /k\n"))
                .containsExactly(new AptSources("http://m/debian", "signed-by=/k", "main"));
    }

    private Path binary(String name, String version) throws IOException {
        Path file = Files.createDirectories(folder.resolve(name)).resolve("nats-server");
        Files.writeString(file, "#!/bin/sh\necho 'nats-server: v" + version + "'\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private byte[] release(String version) throws IOException {
        binary("release", version);
        Path archive = folder.resolve("release.tar.gz");
        assertThat(Commands.run(
                                Duration.ofSeconds(20),
                                List.of("tar", "-czf", archive.toString(), "-C", folder.toString(), "release"))
                        .ok())
                .isTrue();
        return Files.readAllBytes(archive);
    }

    private static ReleasePins pins(String version, String checksum) {
        Properties checksums = new Properties();
        checksums.setProperty("sha256." + ReleasePins.platform(), checksum);
        return new ReleasePins(version, checksums);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private record Serving(HttpServer server) implements AutoCloseable {
        static Serving of(byte[] body) throws IOException {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return new Serving(server);
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
