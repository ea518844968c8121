package dev.drawbridge.cli;

import dev.drawbridge.harness.config.Configuration;
import dev.drawbridge.permissions.audit.AuditResult;
import dev.drawbridge.permissions.live.LiveResult;
import dev.drawbridge.permissions.residue.Residue;
import dev.drawbridge.permissions.residue.Residues;
import dev.drawbridge.reports.AuditJson;
import dev.drawbridge.reports.AuditReport;
import dev.drawbridge.reports.AuditSarif;
import dev.drawbridge.reports.AuditText;
import dev.drawbridge.reports.Catalogue;
import dev.drawbridge.reports.Implementation;
import dev.drawbridge.reports.LiveText;
import dev.drawbridge.reports.Masker;
import dev.drawbridge.reports.Pace;
import dev.drawbridge.reports.Report;
import dev.drawbridge.reports.ReportWriter;
import dev.drawbridge.reports.RunFacts;
import dev.drawbridge.reports.RunPlan;
import dev.drawbridge.steps.ProvenBy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An audit in every form.
 *
 * @param text for the terminal
 * @param json {@code audit.json}
 * @param sarif {@code permissions.sarif}
 * @param markdown {@code summary.md}
 * @param report {@code report.json} and the page
 */
record AuditOutput(String text, String json, String sarif, String markdown, Report report) {

    /**
     * Of a running server.
     *
     * @param what was audited, where the configuration gives it no name
     */
    static AuditOutput of(
            LiveResult result, Configuration configuration, String what, String command, Instant started) {
        Catalogue catalogue = Catalogue.load();
        Report report = AuditReport.of(
                result,
                configuration.topology(),
                facts(configuration, what, command, result.audit(), started),
                catalogue,
                expected(configuration));
        return new AuditOutput(
                LiveText.of(result),
                AuditJson.of(result),
                sarif(result.audit(), catalogue),
                LiveText.markdown(result),
                report);
    }

    /**
     * Of a configuration, or of credentials.
     *
     * @param whole whether accounts and doors are in it, as in a configuration
     */
    static AuditOutput of(
            AuditResult result,
            boolean whole,
            Configuration configuration,
            String what,
            String command,
            Instant started) {
        Catalogue catalogue = Catalogue.load();
        List<Residue> residues = Residues.declared(configuration.topology());
        Report report = AuditReport.of(
                result,
                whole,
                configuration.topology(),
                facts(configuration, what, command, result, started),
                catalogue,
                expected(configuration));
        return new AuditOutput(
                AuditText.of(result, residues),
                AuditJson.of(result, residues),
                sarif(result, catalogue),
                AuditText.markdown(result),
                report);
    }

    /** Writes every form but the text; what the folder holds under those names is replaced. */
    void write(Path folder, Set<String> secrets) {
        try {
            new ReportWriter(Masker.of(secrets)).write(report, folder);
            Files.writeString(folder.resolve("audit.json"), json);
            Files.writeString(folder.resolve("permissions.sarif"), sarif);
            Files.writeString(folder.resolve("summary.md"), markdown);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write to " + folder, unwritable);
        }
    }

    private static RunFacts facts(
            Configuration configuration, String what, String command, AuditResult result, Instant started) {
        Configuration.Implementation given = configuration.implementation();
        String name = configuration.described().containsKey("implementation.name") ? given.name() : what;
        return new RunFacts(
                ManifestVersion.number(),
                Implementation.of(name, given.version(), given.url(), given.contact()),
                "nats-server " + result.version(),
                Pace.REAL,
                started,
                Instant.now(),
                configuration.described(),
                command);
    }

    private static RunPlan expected(Configuration configuration) {
        return new RunPlan(
                Set.of(),
                List.of(),
                Pace.REAL,
                Map.of(),
                configuration.knownFailing(),
                configuration.knownFlaky(),
                ProvenBy.load());
    }

    private static String sarif(AuditResult result, Catalogue catalogue) {
        return AuditSarif.of(result, catalogue, ManifestVersion.number(), Path.of(""));
    }
}
