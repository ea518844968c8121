package dev.drawbridge.harness.nats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;

/**
 * A server's configuration on disk: readable by its owner only, since it may hold passwords, and replaced in one go.
 *
 * <p>The store is named in the file and not by the flag: a server started with {@code -sd} refuses every reload ("not
 * supported for jetstream storage dir").
 *
 * @param path the file
 * @param store the folder as the server sees it; takes the place of one that the text names
 */
record ConfigurationFile(Path path, String store) {
    private static final Pattern OTHER_STORE =
            Pattern.compile("\\bstore_?dir\\b\\s*[:=]?\\s*(\"[^\"]*\"|'[^']*'|[^\\s,}]+)\\s*,?");

    /** The text with its store. */
    String complete(String text) {
        return OTHER_STORE.matcher(text).replaceAll("").stripTrailing() + "\n\nstore_dir: \"" + store + "\"\n";
    }

    void write(String text) {
        try {
            Path fresh = Files.createTempFile(
                    path.toAbsolutePath().getParent(),
                    "nats",
                    ".conf",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, complete(text));
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
