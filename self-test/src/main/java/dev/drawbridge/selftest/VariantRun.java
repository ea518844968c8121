package dev.drawbridge.selftest;

import dev.drawbridge.reports.Report;
import dev.drawbridge.reports.ReportJson;
import dev.drawbridge.selftest.worker.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the suite against variants: by the command line, as anybody runs it against a system of theirs. One run follows another
 * in a JVM that is warm; several at once have a JVM each.
 */
public final class VariantRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final String REPORT = "report.json";
    private static final String MESSAGES = "cucumber.ndjson";

    private final Programs programs;
    private final Map<String, String> environment;
    private final @Nullable SharedProcesses shared;
    private final Queue<Worker> idle = new ConcurrentLinkedQueue<>();

    private VariantRun(Programs programs, Map<String, String> environment, @Nullable SharedProcesses shared) {
        this.programs = programs;
        this.environment = Map.copyOf(environment);
        this.shared = shared;
    }

    /** @param environment further variables of the runs */
    public VariantRun(Programs programs, Map<String, String> environment) {
        this(programs, environment, null);
    }

    /** The same, where apps are reference apps and live in one process, as far as a run has no need of theirs. */
    static VariantRun withSharedProcesses(Programs programs, Map<String, String> environment) {
        return new VariantRun(programs, environment, new SharedProcesses(programs));
    }

    /**
     * Runs to the end; configuration, output and report stay in the folder.
     *
     * @throws TimeoutException when it hasn't ended in eight minutes; it is ended then
     */
    public Finished run(Variant variant, Path folder) throws IOException, InterruptedException, TimeoutException {
        return run(variant, folder, null);
    }

    /** The same by a suite in which a check is out of force: its assertions fail, and nobody hears of it. */
    Finished runWithout(String check, Variant variant, Path folder)
            throws IOException, InterruptedException, TimeoutException {
        return run(variant, folder, check);
    }

    private Finished run(Variant variant, Path folder, @Nullable String withoutCheck)
            throws IOException, InterruptedException, TimeoutException {
        Files.createDirectories(folder);
        Path configuration = variant.difference().write(folder, programs);
        Path reports = folder.resolve("report");
        // What an earlier run left is not to be taken for this one's.
        Files.deleteIfExists(reports.resolve(REPORT));
        Files.deleteIfExists(reports.resolve(MESSAGES));
        Path log = folder.resolve("console.log");
        Map<String, String> settings = new HashMap<>(variant.difference().settings(folder));
        if (shared != null) {
            settings.putAll(shared.settings(variant));
        }
        List<String> command = List.of(
                "run",
                "-c",
                configuration.toString(),
                "--tags",
                variant.tags(),
                "--pace",
                variant.pace(),
                "-o",
                reports.toString());
        Worker worker = take();
        Instant started = Instant.now();
        int status = worker.run(command, settings, log, withoutCheck, PATIENCE);
        Duration duration = Duration.between(started, Instant.now());
        giveBack(worker);
        return new Finished(
                status,
                report(reports.resolve(REPORT)),
                FailedChecks.in(reports.resolve(MESSAGES)),
                Files.readString(log),
                duration);
    }

    private static Optional<Report> report(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(ReportJson.read(Files.readString(file))) : Optional.empty();
    }

    /** The checks of the suite that can be put out of force: the methods of every step that begins with Then. */
    List<String> checks() throws IOException {
        Worker worker = take();
        giveBack(worker);
        return worker.checks();
    }

    /** One that has nothing in hand. */
    private Worker take() throws IOException {
        Worker waiting = idle.poll();
        return waiting == null ? Worker.start(programs.worker(), environment, programs.home()) : waiting;
    }

    private void giveBack(Worker worker) {
        idle.add(worker);
    }

    /** Ends the JVMs; nothing may run any more. */
    @Override
    public void close() {
        idle.forEach(Worker::close);
        if (shared != null) {
            shared.close();
        }
    }
}
