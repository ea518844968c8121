package dev.drawbridge.steps;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.environment.Databases;
import dev.drawbridge.reports.ExitStatus;
import dev.drawbridge.reports.RunProblem;
import dev.drawbridge.topology.InvalidConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What must hold before the first scenario: a configuration that can be used, servers that can be had, a folder that the
 * report can be written to. Everything that is missing is said at once, and none of it is a verdict.
 */
public final class Preflight {

    private Preflight() {}

    /** For the build: ends with the status of what is wrong, 0 when nothing is. */
    public static void main(String[] arguments) {
        Optional<RunProblem> problem = check(Run.current());
        Run.current().close();
        problem.ifPresent(wrong -> System.err.println(wrong.message()));
        System.exit(problem.map(wrong -> wrong.status().code()).orElse(0));
    }

    /**
     * Checks, and takes an earlier run's report away: whatever comes of this run, that one says
     * nothing about it.
     *
     * @return what is wrong and the status to end with, empty when the run may begin
     */
    static Optional<RunProblem> check(Run run) {
        try {
            Configuration configuration = run.configuration();
            if (configuration.readOnly() && run.settings().destructive()) {
                return Optional.of(new RunProblem(
                        ExitStatus.USAGE,
                        "drawbridge: read-only is set, and what may do harm is to be tried (--destructive): leave out one of"
                                + " the two"));
            }
            List<String> missing = new ArrayList<>();
            attempt(missing, () -> clear(run.settings().output()));
            attempt(missing, run::surroundings);
            if (configuration.needsDatabases()) {
                attempt(missing, () -> Databases.require(configuration));
            }
            if (missing.isEmpty()) {
                return Optional.empty();
            }
            missing.add(
                    0,
                    "drawbridge: the environment broke before "
                            + configuration.implementation().name() + " was looked at:");
            return Optional.of(new RunProblem(ExitStatus.ENVIRONMENT, String.join("\n", missing)));
        } catch (InvalidConfigurationException invalid) {
            return Optional.of(new RunProblem(
                    ExitStatus.USAGE, "drawbridge: the configuration cannot be used:\n" + invalid.getMessage()));
        }
    }

    private static void attempt(List<String> missing, Runnable check) {
        try {
            check.run();
        } catch (EnvironmentException broken) {
            missing.add(broken.getMessage());
            for (Throwable also : broken.getSuppressed()) {
                missing.add(String.valueOf(also.getMessage()));
            }
        }
    }

    private static void clear(Path output) {
        try {
            Files.createDirectories(output);
            Files.deleteIfExists(output.resolve("report.json"));
            Path tried = Files.createTempFile(output, "writable", "");
            Files.delete(tried);
        } catch (IOException e) {
            throw new EnvironmentException(
                    "the report cannot be written: " + e,
                    output.toString(),
                    List.of(),
                    "give a folder that can be written, with -Ddrawbridge.output or -o",
                    e);
        }
    }
}
