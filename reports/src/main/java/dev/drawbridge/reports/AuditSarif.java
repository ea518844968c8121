package dev.drawbridge.reports;

import dev.drawbridge.permissions.audit.AuditResult;
import dev.drawbridge.permissions.audit.Finding;
import dev.drawbridge.permissions.audit.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** An audit as SARIF 2.1.0, by which code hosts annotate the lines of a configuration. */
public final class AuditSarif {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private AuditSarif() {}

    /**
     * One result for each finding, one rule for each requirement among them.
     *
     * @param base the folder that the paths in it are relative to
     */
    public static String of(AuditResult result, Catalogue catalogue, String suiteVersion, Path base) {
        Map<String, Object> driver =
                Map.of("name", "Drawbridge", "version", suiteVersion, "rules", rules(result, catalogue));
        List<Map<String, Object>> results =
                result.findings().stream().map(each -> result(each, base)).toList();
        return JSON.writeValueAsString(Map.of(
                "$schema",
                SCHEMA,
                "version",
                "2.1.0",
                "runs",
                List.of(Map.of("tool", Map.of("driver", driver), "columnKind", "utf16CodeUnits", "results", results))));
    }

    private static List<Map<String, Object>> rules(AuditResult result, Catalogue catalogue) {
        return result.findings().stream()
                .map(Finding::requirement)
                .distinct()
                .sorted()
                .map(catalogue::requirement)
                .map(AuditSarif::rule)
                .toList();
    }

    private static Map<String, Object> rule(Requirement requirement) {
        return Map.of(
                "id", requirement.id(),
                "shortDescription", Map.of("text", requirement.requirement()),
                "defaultConfiguration", Map.of("level", requirement.level() == Level.MUST ? "error" : "warning"));
    }

    private static Map<String, Object> result(Finding finding, Path base) {
        String claim = finding.place().claim();
        String text = (claim == null ? "" : claim + ": ") + finding.message()
                + (finding.examples().isEmpty() ? "" : ". So it may: " + String.join("; ", finding.examples()))
                + ". Mend it: " + finding.remedy();
        Map<String, Object> region = Map.of(
                "startLine",
                finding.place().line(),
                "startColumn",
                finding.place().column());
        return Map.of(
                "ruleId", finding.requirement(),
                "level", level(finding.severity()),
                "message", Map.of("text", text),
                "locations",
                        List.of(Map.of(
                                "physicalLocation",
                                Map.of(
                                        "artifactLocation",
                                        Map.of("uri", uri(finding.place().file(), base)),
                                        "region",
                                        region))));
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case MUST -> "error";
            case SHOULD -> "warning";
            case NOTE -> "note";
        };
    }

    /** Relative where it can be, since code hosts look in the repository. */
    private static String uri(Path file, Path base) {
        Path known = file.toAbsolutePath().normalize();
        Path from = base.toAbsolutePath().normalize();
        return known.startsWith(from)
                ? from.toUri().relativize(known.toUri()).toString()
                : known.toUri().toString();
    }
}
