package dev.drawbridge.harness.environment;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Permissions violations in a server's log ({@code … cid:7 - … Publish Violation - …}: nats-server 2.9.10, 2.10.27 and
 * 2.15.1 have this in common, and put the user in different places).
 */
final class ViolationLog {

    private static final Pattern VIOLATION =
            Pattern.compile("cid:(\\d+).*(Publish|Subscription|Publish with Reply) Violation");

    private ViolationLog() {}

    /** The violations by connections other than those. */
    static List<String> foreign(List<String> log, Set<Long> own) {
        return log.stream()
                .filter(line -> {
                    Matcher violation = VIOLATION.matcher(line);
                    return violation.find() && !own.contains(Long.parseLong(violation.group(1)));
                })
                .toList();
    }
}
