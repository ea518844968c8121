package dev.drawbridge.harness.environment;

import dev.drawbridge.permissions.Grant;
import dev.drawbridge.permissions.PrincipalGrants;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Grants as they are not rendered: one withdrawn, one too many. */
final class GrantChanges {

    private GrantChanges() {}

    static List<PrincipalGrants> without(List<PrincipalGrants> all, String principal, Predicate<String> withdrawn) {
        return all.stream()
                .map(each -> each.principal().name().equals(principal)
                        ? each.withGrants(each.grants().stream()
                                .filter(grant -> !withdrawn.test(grant.subject()))
                                .toList())
                        : each)
                .toList();
    }

    static List<PrincipalGrants> with(List<PrincipalGrants> all, String principal, List<String> subjects) {
        return all.stream()
                .map(each -> each.principal().name().equals(principal)
                        ? each.withGrants(Stream.concat(
                                        each.grants().stream(),
                                        subjects.stream()
                                                .map(subject -> Grant.publish(subject, "for this scenario only", "")))
                                .toList())
                        : each)
                .toList();
    }
}
