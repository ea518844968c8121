package dev.drawbridge.harness.environment;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.process.ManagedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** A provisioner as a process of its own, alone in holding the admin's credentials. */
public final class ProvisionerProcess {

    private static final Duration END = Duration.ofSeconds(90);

    private final ManagedProcess process;
    private final Path audit;

    ProvisionerProcess(ManagedProcess process, Path audit) {
        this.process = process;
        this.audit = audit;
    }

    /** Waits until a line of output satisfies {@code wanted}. */
    public String awaitLine(Predicate<String> wanted) {
        return process.awaitLine(wanted, END);
    }

    /** Ends it by SIGKILL, wherever it is. */
    public void kill() {
        process.kill();
    }

    /**
     * Waits for its end.
     *
     * @throws EnvironmentException when it has not ended after 90 s
     */
    public ProvisionerRun await() {
        int status = process.awaitExit(END)
                .orElseThrow(() -> process.failure(
                        "the provisioner has not ended after " + END.toSeconds() + " s", "read its output"));
        try {
            List<String> lines = Files.exists(audit) ? Files.readAllLines(audit) : List.of();
            return new ProvisionerRun(status, process.lines(), lines);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the provisioner's audit record", e);
        }
    }
}
