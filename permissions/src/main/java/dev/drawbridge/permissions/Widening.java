package dev.drawbridge.permissions;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A grant as somebody writes it who wants to be done with it: one step wider. */
public final class Widening {

    private Widening() {}

    /**
     * The same grant one step wider, in each way that the server understands: its last token as <code>*</code> and as
     * <code>&gt;</code>, or, where it ends so already, one token further up; one for a queue group as one for every group,
     * and as one for any subscription.
     *
     * @return up to four grants, each covering the given one and more; none when it covers everything
     */
    public static List<Grant> of(Grant grant) {
        List<Grant> wider = new ArrayList<>(bySubject(grant));
        if (grant.queue() != null) {
            wider.add(inQueue(grant, ">"));
            wider.add(inQueue(grant, null));
        }
        return List.copyOf(wider);
    }

    private static Grant inQueue(Grant grant, @Nullable String queue) {
        return new Grant(grant.direction(), grant.subject(), queue, grant.reason(), grant.requirement());
    }

    private static List<Grant> bySubject(Grant grant) {
        List<String> tokens = new ArrayList<>(Subjects.tokens(grant.subject()));
        boolean rest = tokens.get(tokens.size() - 1).equals(">");
        if (rest) {
            tokens.remove(tokens.size() - 1);
        }
        if (tokens.isEmpty()) {
            return List.of();
        }
        tokens.remove(tokens.size() - 1);
        return rest
                ? List.of(ending(grant, tokens, ">"))
                : List.of(ending(grant, tokens, "*"), ending(grant, tokens, ">"));
    }

    private static Grant ending(Grant grant, List<String> start, String last) {
        List<String> tokens = new ArrayList<>(start);
        tokens.add(last);
        return new Grant(
                grant.direction(), String.join(".", tokens), grant.queue(), grant.reason(), grant.requirement());
    }
}
