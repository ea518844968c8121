package dev.drawbridge.permissions;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a principal may do, and why.
 *
 * @param subject the subject or pattern, as the server matches it
 * @param queue for a subscription, the only queue group it may be made in; absent when any subscription is meant
 * @param reason one clause that a reader of the configuration understands
 * @param requirement the requirement of the catalogue that fails without this grant
 */
public record Grant(
        Direction direction, String subject, @Nullable String queue, String reason, String requirement) {

    /** A grant to publish to {@code subject}. */
    public static Grant publish(String subject, String reason, String requirement) {
        return new Grant(Direction.PUBLISH, subject, null, reason, requirement);
    }

    /** A grant to subscribe to {@code subject}, in a queue group or not. */
    public static Grant subscribe(String subject, String reason, String requirement) {
        return new Grant(Direction.SUBSCRIBE, subject, null, reason, requirement);
    }

    /** A grant to subscribe to {@code subject} in that queue group only. */
    public static Grant subscribe(String subject, String queue, String reason, String requirement) {
        return new Grant(Direction.SUBSCRIBE, subject, queue, reason, requirement);
    }

    /** The text that a server configuration wants: the subject, and the queue group behind a blank where one is set. */
    public String permissionText() {
        return queue == null ? subject : subject + " " + queue;
    }
}
