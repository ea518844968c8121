package dev.drawbridge.selftest.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The process that holds programs of many runs; ended with whoever started it, also by force. */
public final class HostProcess implements AutoCloseable {

    private final Path folder;
    private final Path standIn;
    private final Process process;

    private HostProcess(Path folder, Path standIn, Process process) {
        this.folder = folder;
        this.standIn = standIn;
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param java the command that runs it, without the folder of its pipes
     * @param standIn the script that stands for a program that it holds
     */
    public static HostProcess start(List<String> java, Path standIn) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("drawbridge-host-");
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
        return new HostProcess(folder, standIn, builder.start());
    }

    /** The command that runs a program in this process, as a run's configuration has it. */
    public String command() {
        return "sh '" + standIn + "' '" + folder + "'";
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
