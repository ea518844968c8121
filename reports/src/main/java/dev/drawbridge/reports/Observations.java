package dev.drawbridge.reports;

import java.util.List;

/**
 * What a run saw beside its verdicts.
 *
 * @param findings what was measured and can't be closed
 * @param permissions what each principal was seen to be allowed and denied
 * @param deliveries of messages that were retried, in the order of their times
 */
public record Observations(List<Finding> findings, List<PermissionCell> permissions, List<Delivery> deliveries) {

    /** A run that saw nothing beside its verdicts. */
    public static final Observations NONE = new Observations(List.of(), List.of(), List.of());

    public Observations {
        findings = List.copyOf(findings);
        permissions = List.copyOf(permissions);
        deliveries = List.copyOf(deliveries);
    }
}
