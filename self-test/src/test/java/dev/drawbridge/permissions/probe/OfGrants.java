package dev.drawbridge.permissions.probe;

import dev.drawbridge.permissions.audit.AdvisoryRules;
import dev.drawbridge.permissions.audit.Finding;
import dev.drawbridge.permissions.live.LiveResult;
import java.util.List;

/** The findings that change with grants: what is published of a server's version is there whatever anybody may. */
final class OfGrants {

    private OfGrants() {}

    static List<Finding> in(LiveResult result) {
        return result.audit().findings().stream()
                .filter(each -> !each.requirement().equals(AdvisoryRules.REQUIREMENT))
                .toList();
    }
}
