package dev.drawbridge.steps;

import dev.drawbridge.reports.Masker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Saves what servers, apps and provisioners logged from a folder that is about to go, without the secrets in it. */
final class LogKeeper {

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
                // Latin-1 keeps bytes that are not UTF-8, such as those of a poison message, as they are.
                String text = Files.readString(log, StandardCharsets.ISO_8859_1);
                Files.writeString(logs.resolve(name), masker.mask(text), StandardCharsets.ISO_8859_1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the logs cannot be kept in " + logs + ": " + e.getMessage(), e);
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
