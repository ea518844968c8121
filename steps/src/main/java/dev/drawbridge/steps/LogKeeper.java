package dev.drawbridge.steps;

import dev.drawbridge.reports.Masker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Saves what servers, apps and provisioners logged from a folder that is about to go, without the secrets in it. */
final class LogKeeper {

    private static final int LATIN_1 = 0xff;

    private final Masker masker;

    LogKeeper(Masker masker) {
        this.masker = masker;
    }

    /**
     * Copies every {@code *.log} below {@code folder} to {@code logs/} in {@code output}, one name for each from its path.
     *
     * @throws UncheckedIOException when one cannot be read or written
     */
    void keep(Path folder, Path output) {
        Path logs = output.resolve("logs");
        try {
            Files.createDirectories(logs);
            for (Path log : below(folder)) {
                String name = folder.relativize(log).toString().replace('/', '-');
                Files.write(logs.resolve(name), masked(Files.readAllBytes(log)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the logs cannot be kept in " + logs + ": " + e.getMessage(), e);
        }
    }

    /** Bytes that are not UTF-8, such as those of a poison message, stay as they are. */
    private byte[] masked(byte[] log) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(log))
                    .toString();
            return masker.mask(text).getBytes(StandardCharsets.UTF_8);
        } catch (CharacterCodingException other) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            // What is no Latin-1 is the masker's own: it stands for a secret.
            masker.mask(new String(log, StandardCharsets.ISO_8859_1))
                    .codePoints()
                    .forEach(letter -> {
                        if (letter <= LATIN_1) {
                            bytes.write(letter);
                        } else {
                            bytes.writeBytes(Character.toString(letter).getBytes(StandardCharsets.UTF_8));
                        }
                    });
            return bytes.toByteArray();
        }
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }
}
