package dev.drawbridge.permissions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A set of subjects as permissions describe one: what some pattern allows and no pattern denies.
 *
 * <p>It holds subjects that a message can travel on, so none with a wildcard in it. What a server answers to somebody
 * who asks for a wildcard is {@link Rights}' affair.
 *
 * @param allow patterns; none of them means that the set is empty
 * @param deny patterns; deny beats allow
 */
public record SubjectSet(List<String> allow, List<String> deny) {

    /** Every subject there is. */
    public static final SubjectSet EVERYTHING = of(">");

    public SubjectSet {
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
    }

    /** What any of these patterns matches. */
    public static SubjectSet of(String... patterns) {
        return new SubjectSet(List.of(patterns), List.of());
    }

    /** What any of these patterns matches. */
    public static SubjectSet of(List<String> patterns) {
        return new SubjectSet(patterns, List.of());
    }

    /** Whether this literal subject is in the set. */
    public boolean contains(String subject) {
        return allow.stream().anyMatch(pattern -> Subjects.matches(pattern, subject))
                && deny.stream().noneMatch(pattern -> Subjects.matches(pattern, subject));
    }

    /** Whether there is no subject in it. */
    public boolean isEmpty() {
        return example().isEmpty();
    }

    /** Some subject of the set, or nothing when there is none. */
    public Optional<String> example() {
        return beyond(of());
    }

    /** Some subject that is in this set and not in the other, or nothing when the other covers this. */
    public Optional<String> beyond(SubjectSet other) {
        return new SubjectSearch(List.of(this, other)).find(in -> in[0] && !in[1]);
    }

    /** Whether everything that is in the other is in this. */
    public boolean covers(SubjectSet other) {
        return other.beyond(this).isEmpty();
    }

    /** Whether some subject is in both. */
    public boolean overlaps(SubjectSet other) {
        return new SubjectSearch(List.of(this, other))
                .find(in -> in[0] && in[1])
                .isPresent();
    }

    /** What is in both. */
    public SubjectSet and(SubjectSet other) {
        List<String> both = new ArrayList<>();
        for (String mine : allow) {
            for (String theirs : other.allow) {
                Subjects.intersection(mine, theirs)
                        .filter(common -> !both.contains(common))
                        .ifPresent(both::add);
            }
        }
        List<String> neither = new ArrayList<>(deny);
        neither.addAll(other.deny);
        return new SubjectSet(both, neither);
    }

    /** What is in this and matched by none of these patterns. */
    public SubjectSet without(List<String> patterns) {
        List<String> denied = new ArrayList<>(deny);
        denied.addAll(patterns);
        return new SubjectSet(allow, denied);
    }

    /**
     * What is in this and not in the other: the union of the sets that are returned, since what a deny list takes out
     * of the other comes back by a set of its own.
     */
    public List<SubjectSet> minus(SubjectSet other) {
        List<SubjectSet> parts = new ArrayList<>();
        parts.add(without(other.allow));
        if (!other.deny.isEmpty()) {
            parts.add(and(of(other.deny)));
        }
        return parts.stream().filter(part -> !part.isEmpty()).toList();
    }
}
