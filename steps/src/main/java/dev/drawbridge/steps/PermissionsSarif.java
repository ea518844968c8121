package dev.drawbridge.steps;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.audit.Audit;
import dev.drawbridge.permissions.audit.AuditResult;
import dev.drawbridge.permissions.conf.ConfException;
import dev.drawbridge.reports.AuditSarif;
import dev.drawbridge.reports.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is wrong with the configuration that a run was given, for code hosts that annotate its lines. */
final class PermissionsSarif {

    static final String NAME = "permissions.sarif";

    private final Configuration configuration;

    PermissionsSarif(Configuration configuration) {
        this.configuration = configuration;
    }

    /**
     * Writes the audit of the given server configuration; nothing where the run made its own, which no repository holds,
     * or where it cannot be audited, which PERM-21 says.
     */
    void write(Path output, ServerVersion version) {
        Path file = configuration.nats().serverConfig();
        try {
            // What an earlier run left there is about another configuration.
            Files.deleteIfExists(output.resolve(NAME));
            if (file == null) {
                return;
            }
            AuditResult result = audit(version).ofConfiguration(file, System.getenv());
            String log = AuditSarif.of(result, Catalogue.load(), Version.ofSuite(), Path.of(""));
            Files.writeString(output.resolve(NAME), log);
        } catch (ConfException notAudited) {
            // PERM-21 says so, and is unverifiable.
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the audit cannot be kept in " + output, unwritable);
        }
    }

    /** By the names that the principals connect with. */
    Audit audit(ServerVersion version) {
        return new Audit(configuration.topology(), configuration.nats().users(), version);
    }
}
