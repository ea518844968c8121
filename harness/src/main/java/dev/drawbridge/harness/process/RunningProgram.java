package dev.drawbridge.harness.process;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.workspace.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * A program of this machine.
 *
 * <p>Started by {@code ProcessBuilder} and not by zt-exec, which adds to the inherited environment where here everything
 * inherited must be named, and which has no number for a program that goes on running.
 */
final class RunningProgram implements Running {
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final Workspace workspace;
    private final Process process;

    private RunningProgram(Workspace workspace, Process process) {
        this.workspace = workspace;
        this.process = process;
    }

    /** @throws EnvironmentException when the program can't be started */
    static RunningProgram start(Workspace workspace, ProcessSpec spec) {
        Path given = spec.workingDirectory();
        Path directory = given != null ? given : workspace.folder(spec.name());
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            // A session of its own: a Ctrl-C reaches the run only, which then ends its programs in order; and whatever
            // the program starts can be ended by its group. setsid replaces itself, so the number stays.
            command.add(SETSID.toString());
        }
        command.addAll(spec.command());
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        var environment = ChildEnvironment.of(System.getenv(), workspace, spec.environment());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        try {
            Process process = builder.start();
            workspace.watch(process.pid());
            return new RunningProgram(workspace, process);
        } catch (IOException e) {
            throw new EnvironmentException(
                    spec.name() + " can't be started: " + e.getMessage(),
                    String.join(" ", spec.command()),
                    List.of(),
                    "check that the program exists, may be executed and that " + directory + " is a folder",
                    e);
        }
    }

    @Override
    public String where() {
        return "process " + process.pid();
    }

    @Override
    public OptionalLong pid() {
        return OptionalLong.of(process.pid());
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public int exitValue() {
        return process.exitValue();
    }

    @Override
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void terminate() {
        process.destroy();
    }

    @Override
    public void kill() {
        process.destroyForcibly();
    }

    @Override
    public void signal(String name) {
        if (process.isAlive()) {
            Commands.run(Duration.ofSeconds(10), List.of("kill", "-s", name, Long.toString(process.pid())));
        }
    }

    @Override
    public void follow(LiveLog log) {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                log.append(line);
            }
        } catch (IOException e) {
            // The pipe of a program that was killed may break in the middle of a line: that is its end.
        } finally {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            workspace.forget(process.pid());
        }
    }
}
