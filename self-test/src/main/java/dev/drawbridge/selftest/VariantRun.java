package dev.drawbridge.selftest;

import dev.drawbridge.reports.Report;
import dev.drawbridge.reports.ReportJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.zeroturnaround.exec.ProcessExecutor;

/** Runs the suite against a variant: a process of its own, as anybody runs it against a system of theirs. */
public final class VariantRun {

    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Programs programs;
    private final Map<String, String> environment;

    /** @param environment further variables of the run */
    public VariantRun(Programs programs, Map<String, String> environment) {
        this.programs = programs;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Runs to the end; configuration, output and report stay in the folder.
     *
     * @throws TimeoutException when it hasn't ended in eight minutes; it is ended then
     */
    public Finished run(Variant variant, Path folder) throws IOException, InterruptedException, TimeoutException {
        Files.createDirectories(folder);
        Path configuration = variant.difference().write(folder, programs);
        Path reports = folder.resolve("report");
        Path log = folder.resolve("console.log");
        List<String> command = programs.drawbridge(
                // A binary, as the self-test has found it: no engine is asked for an image in every run.
                List.of("-Dnats.backend=binary"),
                "run",
                "-c",
                configuration.toString(),
                "--tags",
                variant.tags(),
                "--pace",
                variant.pace(),
                "-o",
                reports.toString());
        Instant started = Instant.now();
        int status;
        try (OutputStream output = Files.newOutputStream(log)) {
            status = new ProcessExecutor()
                    .command(command)
                    .directory(programs.home().toFile())
                    .environment(environment)
                    .environment(variant.difference().environment(folder))
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .destroyOnExit()
                    .timeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .execute()
                    .getExitValue();
        }
        return new Finished(
                status,
                report(reports.resolve("report.json")),
                Files.readString(log),
                Duration.between(started, Instant.now()));
    }

    private static Optional<Report> report(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(ReportJson.read(Files.readString(file))) : Optional.empty();
    }
}
