package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.jwt.Claim;
import java.util.List;
import java.util.Optional;

/** What a user's JWT says of itself that a scope is there to say (jwt's {@code HasEmptyPermissions}). */
final class Own {

    private static final List<String> LISTS = List.of("src", "times", "allowed_connection_types");
    private static final List<String> NUMBERS = List.of("subs", "data", "payload");
    private static final List<String> FLAGS = List.of("bearer_token", "proxy_required");

    private Own() {}

    /** The first of it; empty when there is none. A list is one though it be empty, and a number none if it is 0. */
    static Optional<Claim> of(Claim nats) {
        for (String side : List.of("pub", "sub")) {
            for (String list : List.of("allow", "deny")) {
                if (nats.at(side).at(list).isThere()) {
                    return Optional.of(nats.at(side).at(list));
                }
            }
        }
        if (nats.at("resp").isThere()) {
            return Optional.of(nats.at("resp"));
        }
        return LISTS.stream()
                .map(nats::at)
                .filter(Claim::isThere)
                .findFirst()
                .or(() -> NUMBERS.stream()
                        .map(nats::at)
                        .filter(each -> each.number() != 0)
                        .findFirst())
                .or(() -> FLAGS.stream().map(nats::at).filter(Claim::flag).findFirst())
                .or(() -> Optional.of(nats.at("times_location"))
                        .filter(each -> !each.text().isEmpty()));
    }
}
