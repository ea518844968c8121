package dev.drawbridge.cli.setup;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.harness.environment.ReferenceApp;
import dev.drawbridge.topology.App;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The programs that the configuration has a run start. */
final class ProgramChecks {

    private final Configuration configuration;
    private final List<Path> path;

    /** @param path the folders of the PATH */
    ProgramChecks(Configuration configuration, String path) {
        this.configuration = configuration;
        this.path = Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .toList();
    }

    List<Check> all() {
        List<Check> all = new ArrayList<>();
        for (App app : configuration.topology().apps()) {
            Configuration.AppConfig configured = configuration.apps().get(app.name());
            if (configuration.starts(app.name())) {
                String what = "apps." + app.name();
                if (configured == null || configured.program().isBuiltIn()) {
                    all.add(Check.here(what, () -> referenceApp(what)));
                } else {
                    all.addAll(program(what, configured.program()));
                }
            }
        }
        if (!configuration.provisioner().isAbsent()) {
            all.addAll(program("provisioner", configuration.provisioner().program()));
        }
        if (configuration.claims().contains("dlq-tool")) {
            all.addAll(program("dlq-tool", configuration.deadLetterTool().program()));
        }
        return all;
    }

    private static Finding referenceApp(String what) {
        try {
            return Finding.ok(what, "the reference app, " + ReferenceApp.jar());
        } catch (EnvironmentException missing) {
            return Finding.lacks(what, missing);
        }
    }

    /** None of an image: those are looked at together. */
    private List<Check> program(String what, Configuration.Program program) {
        if (program.isBuiltIn()) {
            return List.of(Check.here(what, () -> Finding.ok(what, "the built-in one")));
        }
        return program.image() == null
                ? List.of(Check.here(what + ".command", () -> command(what + ".command", program)))
                : List.of();
    }

    private Finding command(String what, Configuration.Program configured) {
        List<String> command = configured.command();
        String program = command.get(0);
        String remedy = "build or install it, or correct " + what;
        try {
            Optional<Path> found = program.contains("/")
                    ? Optional.of(configured.folder().resolve(program))
                    : path.stream()
                            .map(folder -> folder.resolve(program))
                            .filter(Files::isExecutable)
                            .findFirst();
            if (found.isEmpty()) {
                return Finding.lacks(what, program + " is not on the PATH", remedy);
            }
            if (!Files.isRegularFile(found.get())) {
                return Finding.lacks(what, "there is no program " + found.get(), remedy);
            }
            if (!Files.isExecutable(found.get())) {
                return Finding.lacks(what, found.get() + " may not be executed", "chmod +x it, or correct " + what);
            }
            int jar = command.indexOf("-jar") + 1;
            if (jar > 0
                    && jar < command.size()
                    && !Files.isRegularFile(configured.folder().resolve(command.get(jar)))) {
                return Finding.lacks(
                        what, "there is no file " + configured.folder().resolve(command.get(jar)), remedy);
            }
            return Finding.ok(what, found.get().normalize().toString());
        } catch (InvalidPathException noPath) {
            return Finding.lacks(what, "its program is no path", remedy);
        }
    }
}
