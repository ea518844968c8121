package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.Rights.Side;
import dev.drawbridge.permissions.SubjectSet;
import dev.drawbridge.permissions.conf.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a user's permissions, and where it stands.
 *
 * @param allow absent when everything is allowed that is not denied
 * @param place absent when nothing in the configuration says anything about this direction
 * @param emptyList whether everything is allowed because a list of what is allowed is there, and empty
 */
record PlacedSide(
        @Nullable List<PlacedRule> allow,
        List<PlacedRule> deny,
        @Nullable Place place,
        boolean emptyList) {

    static final PlacedSide UNSAID = new PlacedSide(null, List.of(), null, false);

    PlacedSide {
        allow = allow == null ? null : List.copyOf(allow);
        deny = List.copyOf(deny);
    }

    List<PlacedRule> allowed() {
        return allow == null ? List.of() : allow;
    }

    Side side() {
        return new Side(
                allow == null ? null : allow.stream().map(PlacedRule::rule).toList(),
                deny.stream().map(PlacedRule::rule).toList());
    }

    /** The subjects that messages can travel on, outside of queue groups. */
    SubjectSet subjects() {
        List<String> patterns = allow == null
                ? List.of(">")
                : allow.stream()
                        .filter(each -> each.rule().queue() == null)
                        .map(PlacedRule::subject)
                        .toList();
        return new SubjectSet(patterns, denied());
    }

    /** The patterns that are denied whatever the queue group. */
    List<String> denied() {
        return deny.stream()
                .filter(each -> each.rule().queue() == null)
                .map(PlacedRule::subject)
                .toList();
    }
}
