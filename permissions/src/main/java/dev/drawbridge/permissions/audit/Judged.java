package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.Denial;
import dev.drawbridge.permissions.Direction;
import dev.drawbridge.permissions.Grant;
import dev.drawbridge.permissions.PrincipalGrants;
import dev.drawbridge.permissions.Role;
import dev.drawbridge.permissions.ServerVersion;
import dev.drawbridge.permissions.SubjectRule;
import dev.drawbridge.permissions.SubjectSet;
import java.util.List;

/**
 * A user of the configuration that is a principal of the topology, with all it is held against.
 *
 * @param needs what the principal cannot do without
 * @param denials what it must be refused
 */
record Judged(User user, PrincipalGrants needs, List<Denial> denials, ServerVersion version) {

    Judged {
        denials = List.copyOf(denials);
    }

    String name() {
        return needs.principal().name();
    }

    /** For messages: the principal, and the user when that is called otherwise. */
    String title() {
        return user.name().equals(name()) ? name() : name() + " (user " + user.name() + ")";
    }

    boolean isApp() {
        return needs.principal().role() == Role.APP;
    }

    /** How much it weighs when this principal may too much: apps are confined, the others should be. */
    Severity weight() {
        return isApp() ? Severity.MUST : Severity.SHOULD;
    }

    /** The requirement that too much breaks. */
    String tooMuch() {
        return needs.principal().role() == Role.PROVISIONER ? "PERM-19" : "PERM-21";
    }

    SubjectSet needed(Direction direction) {
        return SubjectSet.of(needs.of(direction).stream().map(Grant::subject).toList());
    }

    /** What it needs of what such a rule permits: one for any subscription permits more than a queue group needs. */
    SubjectSet needed(Direction direction, SubjectRule rule) {
        return SubjectSet.of(needs.of(direction).stream()
                .filter(grant -> grant.queue() == null || grant.queue().equals(rule.queue()))
                .map(Grant::subject)
                .toList());
    }

    /** What its account needs to share with the one that holds the streams. */
    SubjectSet shared(Direction direction) {
        return SubjectSet.of(needs.shared().stream()
                .filter(grant -> grant.direction() == direction)
                .map(Grant::subject)
                .toList());
    }

    /** What it must be refused and is not. */
    List<Denial> opened() {
        return denials.stream().filter(this::permits).toList();
    }

    boolean permits(Denial denial) {
        if (user.refusal() != null) {
            return false;
        }
        return denial.direction() == Direction.PUBLISH
                ? user.permissions().rights().mayPublish(denial.subject(), version)
                : user.permissions().rights().maySubscribe(denial.subject(), denial.queue(), version);
    }
}
