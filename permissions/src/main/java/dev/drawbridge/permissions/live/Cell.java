package dev.drawbridge.permissions.live;

import dev.drawbridge.permissions.Direction;
import org.jspecify.annotations.Nullable;

/**
 * What the server decided about one thing that one principal tried.
 *
 * @param principal who tried
 * @param requirement the requirement of the catalogue that says what must come of it
 * @param what for readers: what was tried
 * @param queue for a subscription, the queue group it was tried in
 * @param needed whether the principal cannot do without it; else it must be refused
 * @param allowed whether the server let it through
 * @param evidence the server's own words, or that there was no violation before its PONG
 */
public record Cell(
        String principal,
        String requirement,
        String what,
        Direction direction,
        String subject,
        @Nullable String queue,
        boolean needed,
        boolean allowed,
        String evidence) {

    /** Whether it came out as it must. */
    public boolean isRight() {
        return needed == allowed;
    }
}
