package dev.drawbridge.harness.nats;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * The release that may be downloaded, and the SHA-256 of its archive for each platform.
 *
 * @param version such as {@code 2.12.1}
 * @param checksums {@code sha256.<os>-<architecture>} to 64 hexadecimal digits
 */
record ReleasePins(String version, Properties checksums) {
    static ReleasePins load() {
        try (InputStream in = ReleasePins.class.getResourceAsStream("nats-server-releases.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return new ReleasePins(properties.getProperty("version", ""), properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This machine in the words of the release's file names. */
    static String platform() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String architecture = System.getProperty("os.arch", "");
        return (os.contains("mac") ? "darwin" : os) + "-"
                + switch (architecture) {
                    case "amd64", "x86_64" -> "amd64";
                    case "aarch64", "arm64" -> "arm64";
                    default -> architecture;
                };
    }

    Optional<String> checksum(String platform) {
        return Optional.ofNullable(checksums.getProperty("sha256." + platform))
                .map(String::strip)
                .filter(text -> text.matches("[0-9a-f]{64}"));
    }
}
