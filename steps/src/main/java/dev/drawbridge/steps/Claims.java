package dev.drawbridge.steps;

import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;

/** The requirements that only those are judged by who claim to meet them. */
final class Claims {

    static final String PUSH = "push";

    private static final Map<String, String> CAPABILITIES =
            Map.of("DLQ-11", "dlq-tool", "SYNC-15", "replicas", "SYNC-17", PUSH);

    private Claims() {}

    /** The ids of those that the claims leave out, each with the reason. */
    static Map<String, String> missingIn(Collection<String> claims) {
        return CAPABILITIES.entrySet().stream()
                .filter(requirement -> !claims.contains(requirement.getValue()))
                .collect(toMap(
                        Map.Entry::getKey,
                        requirement -> "the configuration does not claim " + requirement.getValue()));
    }
}
