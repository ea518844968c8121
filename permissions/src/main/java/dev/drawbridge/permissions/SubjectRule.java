package dev.drawbridge.permissions;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a permission list.
 *
 * @param subject the pattern
 * @param queue for subscriptions, the queue group that the entry is about, wildcards allowed; absent when it is about
 *     every subscription
 */
public record SubjectRule(String subject, @Nullable String queue) {

    /** Reads what a server configuration holds: a pattern, or a pattern and a queue group with white space between. */
    public static SubjectRule parse(String text) {
        String[] parts = text.strip().split("\\s+", 2);
        return new SubjectRule(parts[0], parts.length == 2 ? parts[1] : null);
    }

    boolean isAboutQueue(String group) {
        return queue != null && (queue.equals(group) || Subjects.matches(queue, group));
    }

    @Override
    public String toString() {
        return queue == null ? subject : subject + " " + queue;
    }
}
