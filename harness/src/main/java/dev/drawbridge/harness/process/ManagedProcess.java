package dev.drawbridge.harness.process;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A program or a container that runs and ends with the run. */
public final class ManagedProcess implements AutoCloseable {
    private static final Duration POLITE = Duration.ofSeconds(10);
    private static final Duration HARD = Duration.ofSeconds(10);
    private static final int TAIL = 30;

    private final ProcessSpec spec;
    private final Running running;
    private final LiveLog log;
    private final int firstLine;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private ManagedProcess(ProcessSpec spec, Running running, LiveLog log) {
        this.spec = spec;
        this.running = running;
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
     * @throws EnvironmentException when it can't be started
     */
    public static ManagedProcess start(Workspace workspace, ProcessSpec spec, LiveLog log) {
        log.open();
        try {
            Running running = spec.image() == null
                    ? RunningProgram.start(workspace, spec)
                    : RunningContainer.start(workspace, spec);
            ManagedProcess managed = new ManagedProcess(spec, running, log);
            Thread pump = new Thread(managed::pump, "log-" + spec.name());
            pump.setDaemon(true);
            pump.start();
            return managed;
        } catch (RuntimeException e) {
            log.end();
            throw e;
        }
    }

    private void pump() {
        try {
            running.follow(log);
        } finally {
            log.end();
            ended.complete(null);
        }
    }

    public String name() {
        return spec.name();
    }

    /** Its number among this machine's processes; empty for a container. */
    public OptionalLong pid() {
        return running.pid();
    }

    public boolean isAlive() {
        return running.isAlive();
    }

    /** Empty while it runs; one that a signal ended has 128 and the signal's number. */
    public OptionalInt exitCode() {
        return running.isAlive() ? OptionalInt.empty() : OptionalInt.of(running.exitValue());
    }

    /** Waits for its end. @return the exit code, or empty when it still runs after the patience */
    public OptionalInt awaitExit(Duration patience) {
        try {
            if (running.awaitEnd(patience)) {
                ended.completeOnTimeout(null, 5, TimeUnit.SECONDS).join();
                return OptionalInt.of(running.exitValue());
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
                name() + " (" + running.where() + ", log " + log.file() + ")",
                own.subList(Math.max(0, own.size() - TAIL), own.size()),
                remedy,
                null);
    }

    /** SIGTERM, and SIGKILL when it still runs after the patience. */
    public void stop(Duration patience) {
        if (running.isAlive()) {
            running.terminate();
            signal("CONT");
        }
        if (awaitExit(patience).isEmpty()) {
            kill();
        }
    }

    /** SIGKILL, and waits until it is gone. */
    public void kill() {
        running.kill();
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

    /** Sends a signal by its name without {@code SIG}; nothing happens when it has ended. */
    public void signal(String name) {
        running.signal(name);
    }

    /** Stops it. */
    @Override
    public void close() {
        stop(POLITE);
    }
}
