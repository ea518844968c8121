package dev.drawbridge.harness.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the apps of a run have written to their outputs. */
final class AppLogs {

    /** The name of an app's log, in the app's own folder. */
    static final String FILE = "app.log";

    private AppLogs() {}

    /** The text of each app's log below a folder, by its path there. */
    static Map<String, String> below(Path folder) {
        Map<String, String> logs = new TreeMap<>();
        // Only where bridges keep their apps: elsewhere servers make files and take them away at any time.
        for (Path bridge : foldersIn(folder)) {
            for (Path app : foldersIn(bridge)) {
                Path log = app.resolve(FILE);
                if (Files.isRegularFile(log)) {
                    logs.put(folder.relativize(log).toString(), text(log));
                }
            }
        }
        return logs;
    }

    private static List<Path> foldersIn(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be listed", e);
        }
    }

    private static String text(Path log) {
        try {
            // Latin-1 keeps bytes that are not UTF-8, such as those of a poison message, as they are.
            return Files.readString(log, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("the log " + log + " cannot be read", e);
        }
    }
}
