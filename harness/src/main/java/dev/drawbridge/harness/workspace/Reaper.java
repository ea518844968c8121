package dev.drawbridge.harness.workspace;

import dev.drawbridge.harness.EnvironmentException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A small shell process beside the run that outlives it by moments: when its input ends, it ends what is registered.
 *
 * <p>A shutdown hook alone would not do: SIGKILL and the out-of-memory killer run no hooks.
 */
final class Reaper {
    private static final String SCRIPT = "reaper.sh";

    private final Path root;
    private final Process process;
    private final OutputStream orders;

    private Reaper(Path root, Process process) {
        this.root = root;
        this.process = process;
        this.orders = process.getOutputStream();
    }

    static Reaper start(Path root, String mark) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        command.addAll(List.of("sh", "-c", script(), "drawbridge-reaper", root.toString(), mark));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        // A run inside a run must not have its reaper taken for one of the outer run's processes.
        builder.environment().remove(Workspace.MARK);
        try {
            return new Reaper(root, builder.start());
        } catch (IOException e) {
            throw new EnvironmentException(
                    "The reaper that cleans up after a run can't be started",
                    "sh",
                    List.of(),
                    "run on a system with a POSIX shell (Linux, macOS)",
                    e);
        }
    }

    /** Sends one order; silent when the reaper is gone, because then there is nobody left to tell. */
    synchronized void order(String line) {
        try {
            orders.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            orders.flush();
        } catch (IOException e) {
            if (process.isAlive()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Lets the reaper do its work and waits for it. */
    synchronized void reap(Duration patience) {
        try {
            orders.close();
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) || Files.exists(root)) {
                throw new EnvironmentException(
                        "The run's leftovers could not be removed within " + patience.toSeconds() + " s",
                        root.toString(),
                        "look which process still writes there, end it and delete the folder");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String script() {
        try (InputStream in = Reaper.class.getResourceAsStream(SCRIPT)) {
            if (in == null) {
                throw new IllegalStateException(SCRIPT + " is missing beside " + Reaper.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
