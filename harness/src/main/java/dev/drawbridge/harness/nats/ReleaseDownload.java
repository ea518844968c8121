package dev.drawbridge.harness.nats;

import dev.drawbridge.harness.process.Commands;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The project's own release archive, taken only when its SHA-256 is the one that is pinned here.
 *
 * <p>The base address may be {@code https:}, {@code http:} or {@code file:}: a mirror needs no trust, the pin is enough.
 */
final class ReleaseDownload implements Source {
    private static final Duration UNPACKING = Duration.ofMinutes(1);
    private static final int CONNECT_MILLIS = 10_000;
    private static final int READ_MILLIS = 30_000;

    private final URI base;
    private final ReleasePins pins;
    private final BinaryCache cache;

    ReleaseDownload(URI base, ReleasePins pins, BinaryCache cache) {
        this.base = base;
        this.pins = pins;
        this.cache = cache;
    }

    @Override
    public String name() {
        return "release " + pins.version() + " from " + base;
    }

    @Override
    public Optional<String> fetches() {
        return Optional.of(name());
    }

    @Override
    public List<Path> candidates(Requirement wanted) throws IOException {
        String platform = ReleasePins.platform();
        String checksum = pins.checksum(platform)
                .orElseThrow(
                        () -> new IOException("no checksum is pinned for " + platform + ", so nothing is downloaded"));
        if (!wanted.accepts(ServerVersion.parse(pins.version()))) {
            throw new IOException("the pinned release is " + pins.version() + ", wanted is " + wanted);
        }
        return cache.fetch(wanted, work -> unpack(platform, checksum, work));
    }

    private Path unpack(String platform, String checksum, Path work) throws IOException {
        String name = "nats-server-v" + pins.version() + "-" + platform;
        URI address = URI.create(base + "/v" + pins.version() + "/" + name + ".tar.gz");
        Path archive = work.resolve("release.tar.gz");
        download(address, archive);
        String found = sha256(archive);
        if (!found.equals(checksum)) {
            throw new IOException(address + " has SHA-256 " + found + ", pinned is " + checksum + ": not used");
        }
        Commands.Outcome outcome =
                Commands.run(UNPACKING, List.of("tar", "-xzf", archive.toString(), "-C", work.toString()));
        if (!outcome.ok()) {
            throw new IOException("tar: " + outcome.lastLine());
        }
        try (Stream<Path> all = Files.walk(work)) {
            return all.filter(path -> path.endsWith("nats-server") && Files.isRegularFile(path))
                    .findFirst()
                    .orElseThrow(() -> new FileNotFoundException(address + " holds no nats-server"));
        }
    }

    private static void download(URI address, Path target) throws IOException {
        URLConnection connection = address.toURL().openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        try (InputStream in = connection.getInputStream()) {
            Files.copy(in, target);
        } catch (IOException e) {
            throw new IOException(address + " can't be had: " + e, e);
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
