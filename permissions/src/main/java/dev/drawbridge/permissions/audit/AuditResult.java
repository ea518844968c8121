package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.ServerVersion;
import java.util.List;

/**
 * What an audit found.
 *
 * @param principals the principals of the topology that the configuration has users for
 * @param version the server version that the configuration was held against
 */
public record AuditResult(List<String> principals, ServerVersion version, List<Finding> findings) {

    public AuditResult {
        principals = List.copyOf(principals);
        findings = List.copyOf(findings);
    }

    /** Whether no finding breaks a requirement of level must. */
    public boolean conforms() {
        return findings.stream().noneMatch(each -> each.severity() == Severity.MUST);
    }
}
