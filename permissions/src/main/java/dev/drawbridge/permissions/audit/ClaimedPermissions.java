package dev.drawbridge.permissions.audit;

import dev.drawbridge.permissions.SubjectRule;
import dev.drawbridge.permissions.Subjects;
import dev.drawbridge.permissions.jwt.Claim;
import dev.drawbridge.permissions.jwt.Template;
import dev.drawbridge.permissions.jwt.Template.UnfilledException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the permissions in claims ({@code pub}, {@code sub} and {@code resp}) as nats-server does: a user's own, an account's
 * default, a scope's template.
 */
final class ClaimedPermissions {

    private final @Nullable Template template;

    private ClaimedPermissions(@Nullable Template template) {
        this.template = template;
    }

    /** As they stand there. {@link Permissions#NONE} when they say nothing, and then an account's default counts. */
    static Permissions read(Claim claims) {
        try {
            return new ClaimedPermissions(null).permissions(claims);
        } catch (UnfilledException never) {
            throw new IllegalStateException("there was no template to fill", never);
        }
    }

    /**
     * Filled in for one user.
     *
     * @throws UnfilledException when a server refuses the user for it
     */
    static Permissions filled(Claim claims, Template template) throws UnfilledException {
        return new ClaimedPermissions(template).permissions(claims);
    }

    /** What makes a server refuse these permissions as a whole: the first entry that is none. */
    static Optional<String> invalid(Claim claims) {
        for (String direction : List.of("pub", "sub")) {
            for (String list : List.of("allow", "deny")) {
                for (Claim each : claims.at(direction).at(list).items()) {
                    String[] words = each.text().split(" ", -1);
                    boolean valid = words.length <= (direction.equals("sub") ? 2 : 1)
                            && List.of(words).stream().allMatch(ClaimedPermissions::hasTokens);
                    if (!valid) {
                        return Optional.of(each.place().claim() + " is \"" + each.text() + "\", which is no subject");
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean hasTokens(String subject) {
        return Subjects.tokens(subject).stream().noneMatch(String::isEmpty);
    }

    private Permissions permissions(Claim claims) throws UnfilledException {
        PlacedSide publish = side(claims.at("pub"), false);
        PlacedSide subscribe = side(claims.at("sub"), true);
        Claim responses = claims.at("resp");
        if (responses.isThere() && publish.allow() == null) {
            publish = new PlacedSide(List.of(), publish.deny(), responses.place(), false);
        }
        if (publish.place() == null && subscribe.place() == null) {
            return Permissions.NONE;
        }
        return new Permissions(
                publish, subscribe, responses.isThere() ? responses.place() : null, claims.place(), false);
    }

    private PlacedSide side(Claim side, boolean queues) throws UnfilledException {
        Claim allow = side.at("allow");
        Claim deny = side.at("deny");
        List<PlacedRule> allowed = rules(allow, queues, false);
        List<PlacedRule> denied = rules(deny, queues, true);
        if (allow.texts().isEmpty() && deny.texts().isEmpty()) {
            return PlacedSide.UNSAID;
        }
        // An empty list is no list, but for publishing beside a deny list: there a server keeps it, and allows nothing.
        boolean limited = !allow.texts().isEmpty() || (allow.isThere() && !queues);
        return new PlacedSide(limited ? allowed : null, denied, side.place(), false);
    }

    private List<PlacedRule> rules(Claim list, boolean queues, boolean strict) throws UnfilledException {
        boolean templates = template != null && template.isIn(list.texts());
        List<PlacedRule> rules = new ArrayList<>();
        for (Claim entry : list.items()) {
            List<String> subjects =
                    templates && template != null ? template.fill(entry.text(), strict) : List.of(entry.text());
            for (String subject : subjects) {
                SubjectRule rule = queues ? SubjectRule.parse(subject) : new SubjectRule(subject, null);
                // What is no subject a server leaves out of the list, which may be empty then.
                if (Subjects.isValid(rule.subject()) && (rule.queue() == null || Subjects.isValid(rule.queue()))) {
                    rules.add(new PlacedRule(rule, entry.place()));
                }
            }
        }
        return rules;
    }
}
