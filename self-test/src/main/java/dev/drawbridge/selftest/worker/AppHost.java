package dev.drawbridge.selftest.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The process that holds the reference apps of many runs; ended with whoever started it, also by force. */
public final class AppHost implements AutoCloseable {

    private final Path folder;
    private final Path standIn;
    private final Process process;

    private AppHost(Path folder, Path standIn, Process process) {
        this.folder = folder;
        this.standIn = standIn;
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param java the command that runs it, without the folder of its pipes
     * @param standIn the script that stands for an app that it holds
     */
    public static AppHost start(List<String> java, Path standIn) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("drawbridge-app-host-");
        int made = new ProcessBuilder("mkfifo", folder.resolve("orders").toString())
                .inheritIO()
                .start()
                .waitFor();
        if (made != 0) {
            throw new IOException("mkfifo ended with status " + made + " in " + folder);
        }
        List<String> command = new ArrayList<>(java);
        command.add(folder.toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("TMPDIR", folder.toString());
        return new AppHost(folder, standIn, builder.start());
    }

    /** What a run's configuration has to say for each of these apps to be held by this process. */
    public Map<String, String> settings(List<String> apps) {
        Map<String, String> settings = new TreeMap<>();
        for (String app : apps) {
            settings.put("apps." + app + ".command", "sh '" + standIn + "' '" + folder + "'");
            settings.put("apps." + app + ".live", "/actuator/health/liveness");
            settings.put("apps." + app + ".ready", "/actuator/health/readiness");
        }
        return settings;
    }

    @Override
    public void close() {
        try {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            try (Stream<Path> left = Files.walk(folder)) {
                for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
