package dev.drawbridge.harness.postgres;

import dev.drawbridge.harness.EnvironmentException;
import dev.drawbridge.harness.process.Commands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.apache.commons.io.FileUtils;

/**
 * What a new server finds: a copy of a data folder that {@code initdb} made once for this machine, with an admin's password of its
 * own. The one in the cache has a password that nobody knows.
 */
final class DataFolder {

    /** Raised when initdb is told something else. */
    private static final String FORM = "data-1";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PostgresPrograms programs;
    private final String admin;

    DataFolder(PostgresPrograms programs, String admin) {
        this.programs = programs;
        this.admin = admin;
    }

    /**
     * Fills a folder.
     *
     * @param password the admin's
     * @throws EnvironmentException when PostgreSQL can't
     */
    void make(Path data, String password) {
        try {
            Path template = CachedFolder.of(
                    programs.folder().resolveSibling(programs.folder().getFileName() + "-" + FORM),
                    folder -> Files.exists(folder.resolve("PG_VERSION")),
                    this::initialise);
            FileUtils.copyDirectory(template.toFile(), data.toFile());
            // No others may read it, or PostgreSQL won't.
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException("making PostgreSQL's data folder", e);
        }
        setPassword(data, password);
    }

    private void initialise(Path data) throws IOException {
        Path secret = Files.createTempFile("drawbridge-", ".password");
        try {
            Files.writeString(secret, Orders.password());
            List<String> command = programs.command("initdb");
            command.addAll(List.of("-A", "scram-sha-256", "-U", admin, "--pwfile", secret.toString()));
            command.addAll(List.of("-D", data.toString(), "-E", "UTF-8", "--locale=C"));
            Commands.Outcome outcome = Commands.run(PATIENCE, command);
            if (!outcome.ok()) {
                throw failure(command, outcome.output());
            }
        } finally {
            Files.delete(secret);
        }
    }

    /** Without a server: the password is right before anybody can connect. */
    private void setPassword(Path data, String password) {
        List<String> command = programs.command("postgres");
        command.addAll(List.of("--single", "-D", data.toString(), "postgres"));
        Commands.Outcome outcome =
                Commands.run(PATIENCE, command, "ALTER ROLE " + admin + " PASSWORD '" + password + "'\n");
        if (!outcome.ok() || outcome.output().contains("ERROR")) {
            throw failure(command, outcome.output().replace(password, "***"));
        }
    }

    private static EnvironmentException failure(List<String> command, String output) {
        return new EnvironmentException(
                "PostgreSQL can't make its data folder",
                String.join(" ", command),
                output.lines().toList(),
                PostgresPrograms.remedy(output),
                null);
    }
}
