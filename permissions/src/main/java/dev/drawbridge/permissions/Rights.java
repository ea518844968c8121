package dev.drawbridge.permissions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one user may do, as nats-server decides it from the permissions in force (2.9.10, 2.10.27 and 2.15.1).
 *
 * @param responses whether it may besides publish to the reply subject of what it received ({@code allow_responses})
 */
public record Rights(Side publish, Side subscribe, boolean responses) {

    /** Of a user without permissions: everything. */
    public static final Rights UNLIMITED = new Rights(Side.OPEN, Side.OPEN, false);

    /**
     * One direction.
     *
     * @param allow absent when everything is allowed that is not denied
     */
    public record Side(@Nullable List<SubjectRule> allow, List<SubjectRule> deny) {

        /** Allows everything. */
        public static final Side OPEN = new Side(null, List.of());

        public Side {
            allow = allow == null ? null : List.copyOf(allow);
            deny = List.copyOf(deny);
        }

        /** Whether no list says what is allowed. */
        public boolean isOpen() {
            return allow == null;
        }
    }

    /**
     * Whether a server of that version lets it publish to this very subject. A wildcard in it is taken as a plain
     * character.
     */
    public boolean mayPublish(String subject, ServerVersion version) {
        if (!ServerHabits.of(version).siblingHidesWildcard()) {
            return matched(publish.allow(), subject) && !matched(publish.deny(), subject);
        }
        List<SubjectRule> allow = publish.allow();
        return (allow == null || RuleTree.matches(allow, subject)) && !RuleTree.matches(publish.deny(), subject);
    }

    /**
     * Whether a server of that version takes this subscription.
     *
     * <p>A wildcard in {@code subject} is taken as a plain character, so {@code a.*} permits {@code a.>}. Where entries
     * with a queue group match, they alone decide for a subscription in a group.
     *
     * @param queue the queue group, or none
     */
    public boolean maySubscribe(String subject, @Nullable String queue, ServerVersion version) {
        List<SubjectRule> allow = subscribe.allow();
        boolean allowed = allow == null || matched(allow, subject, queue);
        boolean plain =
                !ServerHabits.of(version).queueEntryHidesPlainDeny() && matched(subscribe.deny(), subject, null);
        return allowed && !plain && !matched(subscribe.deny(), subject, queue);
    }

    private static boolean matched(@Nullable List<SubjectRule> rules, String subject) {
        return rules == null || matched(rules, subject, null);
    }

    private static boolean matched(List<SubjectRule> rules, String subject, @Nullable String queue) {
        List<SubjectRule> matching = rules.stream()
                .filter(rule -> Subjects.matches(rule.subject(), subject))
                .toList();
        boolean aboutQueues = matching.stream().anyMatch(rule -> rule.queue() != null);
        if (queue != null && aboutQueues) {
            return matching.stream().anyMatch(rule -> rule.isAboutQueue(queue));
        }
        return matching.stream().anyMatch(rule -> rule.queue() == null);
    }
}
