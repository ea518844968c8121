package dev.drawbridge.permissions.conf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the text of a configuration file, and refuses what can be none. */
final class ConfFiles {

    /** Larger than any configuration that people keep, small enough to be read whole. */
    static final int LARGEST = 4 * 1024 * 1024;

    private ConfFiles() {}

    /** @throws ConfException when the file is missing, too large, or no text */
    static String read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new ConfException(file, "expected a configuration, found a directory");
            }
            if (Files.size(file) > LARGEST) {
                throw new ConfException(
                        file,
                        "expected a configuration, found a file of " + Files.size(file) / (1024 * 1024)
                                + " MiB; more than " + LARGEST / (1024 * 1024) + " MiB are not read");
            }
            return text(file, Files.readAllBytes(file));
        } catch (NoSuchFileException missing) {
            throw new ConfException(file, "there is no such file");
        } catch (IOException unreadable) {
            throw new ConfException(file, "cannot be read (" + unreadable.getMessage() + ")");
        }
    }

    private static String text(Path file, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            int binary = text.indexOf('\0');
            if (binary >= 0) {
                long line = 1
                        + text.substring(0, binary)
                                .chars()
                                .filter(each -> each == '\n')
                                .count();
                throw new ConfException(file, "expected a text, found a zero byte in line " + line);
            }
            return text;
        } catch (CharacterCodingException binary) {
            throw new ConfException(file, "expected a text in UTF-8, found something else: is this a binary file?");
        }
    }
}
