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
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A running program that ends with the run.
 *
 * <p>Started by {@code ProcessBuilder} and not by zt-exec, which adds to the inherited environment where here everything
 * inherited must be named, and which has no number for a program that goes on running.
 */
public final class ManagedProcess implements AutoCloseable {
    private static final Duration POLITE = Duration.ofSeconds(10);
    private static final Duration HARD = Duration.ofSeconds(10);
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final int TAIL = 30;

    private final Workspace workspace;
    private final ProcessSpec spec;
    private final Process process;
    private final LiveLog log;
    private final int firstLine;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private ManagedProcess(Workspace workspace, ProcessSpec spec, Process process, LiveLog log) {
        this.workspace = workspace;
        this.spec = spec;
        this.process = process;
        this.log = log;
        this.firstLine = log.position();
    }

    /** Starts it; its output goes to a log of its own. */
    public static ManagedProcess start(Workspace workspace, ProcessSpec spec) {
        Path file = spec.log();
        return start(
                workspace,
                spec,
                new LiveLog(file != null ? file : workspace.folder("logs").resolve(spec.name() + ".log")));
    }

    /**
     * Starts it; its output is appended to this log (a program started again keeps its log).
     *
     * @throws EnvironmentException when the program can't be started
     */
    public static ManagedProcess start(Workspace workspace, ProcessSpec spec, LiveLog log) {
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
            log.open();
            Process process = builder.start();
            workspace.watch(process.pid());
            ManagedProcess managed = new ManagedProcess(workspace, spec, process, log);
            Thread pump = new Thread(managed::pump, "log-" + spec.name());
            pump.setDaemon(true);
            pump.start();
            return managed;
        } catch (IOException e) {
            log.end();
            throw new EnvironmentException(
                    spec.name() + " can't be started: " + e.getMessage(),
                    String.join(" ", spec.command()),
                    List.of(),
                    "check that the program exists, may be executed and that " + directory + " is a folder",
                    e);
        }
    }

    private void pump() {
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
            log.end();
            ended.complete(null);
        }
    }

    public String name() {
        return spec.name();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Empty while it runs; a program ended by a signal has 128 and the signal's number. */
    public OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** Waits for its end. @return the exit code, or empty when it still runs after the patience */
    public OptionalInt awaitExit(Duration patience) {
        try {
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                ended.completeOnTimeout(null, 5, TimeUnit.SECONDS).join();
                return OptionalInt.of(process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return OptionalInt.empty();
    }

    public LiveLog log() {
        return log;
    }

    /** The lines that this program wrote (not those of one that had the log before it). */
    public List<String> lines() {
        return log.linesFrom(firstLine);
    }

    /**
     * Waits for a line, counted from this program's start.
     *
     * @throws EnvironmentException when the program ends or the patience is over without it
     */
    public String awaitLine(Predicate<String> wanted, Duration patience) {
        return log.await(firstLine, wanted, patience).orElseThrow(() -> {
            OptionalInt code = exitCode();
            return failure(
                    code.isPresent()
                            ? name() + " ended with status " + code.getAsInt() + " before it said what was awaited"
                            : name() + " did not say within " + patience.toMillis() + " ms what was awaited",
                    "read the log: " + log.file());
        });
    }

    /** An error about this program, with the end of its log. */
    public EnvironmentException failure(String what, String remedy) {
        List<String> own = lines();
        return new EnvironmentException(
                what,
                name() + " (process " + pid() + ", log " + log.file() + ")",
                own.subList(Math.max(0, own.size() - TAIL), own.size()),
                remedy,
                null);
    }

    /** SIGTERM, and SIGKILL when it still runs after the patience. */
    public void stop(Duration patience) {
        if (process.isAlive()) {
            process.destroy();
            signal("CONT");
        }
        if (awaitExit(patience).isEmpty()) {
            kill();
        }
    }

    /** SIGKILL, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        if (awaitExit(HARD).isEmpty()) {
            throw failure(name() + " survives SIGKILL", "look for a hanging disk or a debugger that holds it");
        }
    }

    /** SIGSTOP: it keeps its connections and answers nothing. */
    public void pause() {
        signal("STOP");
    }

    /** SIGCONT. */
    public void resume() {
        signal("CONT");
    }

    /** Sends a signal by its name without {@code SIG}; nothing happens when the program has ended. */
    public void signal(String name) {
        if (process.isAlive()) {
            Commands.run(Duration.ofSeconds(10), List.of("kill", "-s", name, Long.toString(pid())));
        }
    }

    /** Stops it. */
    @Override
    public void close() {
        stop(POLITE);
    }
}
