package dev.drawbridge.reports;

import dev.drawbridge.permissions.audit.AuditResult;
import dev.drawbridge.permissions.audit.Finding;
import dev.drawbridge.permissions.live.Cell;
import dev.drawbridge.permissions.live.LiveResult;
import dev.drawbridge.permissions.live.NotTried;
import dev.drawbridge.permissions.residue.Residue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** An audit for programs. */
public final class AuditJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private AuditJson() {}

    /** {@code conforms}, {@code serverVersion}, {@code principals}, the {@code findings} and the {@code residues}. */
    public static String of(AuditResult result, List<Residue> residues) {
        Map<String, Object> root = root(result);
        root.put("residues", residues);
        return JSON.writeValueAsString(root);
    }

    /** The same, with the {@code state} of streams and consumers, what was {@code notTried}, and the {@code matrix}. */
    public static String of(LiveResult result) {
        Map<String, Object> root = root(result.audit());
        root.put("residues", result.residues());
        root.put("state", result.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        root.put("notTried", result.notTried().stream().map(NotTried::toString).toList());
        root.put("matrix", result.cells().stream().map(AuditJson::cell).toList());
        return JSON.writeValueAsString(root);
    }

    private static Map<String, Object> cell(Cell cell) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("principal", cell.principal());
        all.put("requirement", cell.requirement());
        all.put("what", cell.what());
        all.put("direction", cell.direction().name().toLowerCase(Locale.ROOT));
        all.put("subject", cell.subject());
        if (cell.queue() != null) {
            all.put("queue", cell.queue());
        }
        all.put("expected", cell.needed() ? "allowed" : "denied");
        all.put("decided", cell.allowed() ? "allowed" : "denied");
        all.put("evidence", cell.evidence());
        return all;
    }

    private static Map<String, Object> root(AuditResult result) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("conforms", result.conforms());
        root.put("serverVersion", result.version().toString());
        root.put("principals", result.principals());
        List<Map<String, Object>> findings = new ArrayList<>();
        result.findings().forEach(each -> findings.add(finding(each)));
        root.put("findings", findings);
        return root;
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("kind", finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        all.put("level", finding.severity().name().toLowerCase(Locale.ROOT));
        all.put("requirement", finding.requirement());
        all.put("principal", finding.principal());
        all.put("subject", finding.subject());
        all.put("message", finding.message());
        all.put("remedy", finding.remedy());
        all.put("opens", finding.opens());
        all.put("examples", finding.examples());
        all.put("file", finding.place().file().toString());
        all.put("line", finding.place().line());
        all.put("column", finding.place().column());
        if (finding.place().claim() != null) {
            all.put("claim", finding.place().claim());
        }
        return all;
    }
}
